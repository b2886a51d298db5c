import type { WechatPay } from '../../gateways/wechat-pay.ts';
import { onSteps, type Moot, type Subscriber } from '../../platform/subscriber.ts';
import { closePayment, markClosed } from '../payment/index.ts';
import { movePass } from './move-pass.ts';
import { passDoor } from './pass-door.ts';
import { passExpiring } from './pass.events.ts';
import type { PassRow } from './pass.rows.ts';
import { lockPass } from './read-pass.ts';

/** Most were paid for by then. */
const unlessUnpaid: Moot = async (reads, payloads) => {
  const ids = payloads.map((payload) => (payload as { passId: string }).passId);
  const still = await reads.all<{ id: string }>(`SELECT id FROM pass WHERE id IN (?) AND state = 'unpaid'`, [ids]);
  return ids.map((id) => !still.some((pass) => pass.id === id));
};

/** The 15 minutes are over: the payment is closed at WeChat first, then the pass. */
export const expirePass = (pay: WechatPay): Subscriber =>
  onSteps(
    passExpiring,
    'pass.expire',
    async ({ reads, transact, finish }, { passId }) => {
      const pass = await reads.one<PassRow>('SELECT * FROM pass WHERE id = ?', [passId]);
      if (pass === null || pass.state !== 'unpaid') return;
      if ((await closePayment(pay, passDoor, { reads, transact }, passId)) === 'paid') return;
      await finish(async (ctx) => {
        const locked = await lockPass(ctx.sql, passId);
        if (locked.state === 'unpaid' && (await markClosed(ctx, passId))) movePass(ctx, locked, 'expire');
      });
    },
    unlessUnpaid,
  );
