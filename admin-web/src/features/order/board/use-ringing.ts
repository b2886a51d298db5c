import { useEffect } from 'react';
import { markRung } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';
import { clock } from '../../../platform/clock.ts';
import { sound } from '../../../platform/sound.ts';
import type { BoardSession } from './board-session.ts';
import { isRingDue, ringingOf, type LastRing } from './ring-policy.ts';

const lookEveryMs = 250;

/** Rings for new orders, and tells the server of each that a person could hear. */
export const useRinging = (session: BoardSession): void => {
  useEffect(() => {
    let last: LastRing = { atMs: 0, ids: [] };
    const ring = () => {
      const nowMs = clock.now();
      const orders = Object.values(session.board.get().orders);
      const ringing = ringingOf(orders, nowMs);
      document.title = ringing.ids.length === 0 ? '门店终端' : `（${ringing.ids.length}）新订单 · 门店终端`;
      if (!isRingDue(ringing, last, nowMs)) return;
      if (!sound.play(ringing.level === 'louder' ? 'stillWaiting' : 'newOrder')) return;
      last = { atMs: nowMs, ids: ringing.ids };
      for (const order of orders) if (order.state === 'new' && order.at.rung === null) void tellRung(session, order.id);
    };
    const timer = setInterval(ring, lookEveryMs);
    const stop = session.board.subscribe(ring);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [session]);
};

const telling = new Set<string>();

/** Once for each order; an answer that got lost is made up for by the next ring. */
const tellRung = async (session: BoardSession, orderId: string): Promise<void> => {
  if (telling.has(orderId)) return;
  telling.add(orderId);
  const answer = session.begin();
  await call(markRung, { orderId }).then(answer, () => undefined);
  telling.delete(orderId);
};
