import { nowMs, type Refund, type World } from '../world.ts';
import { announceRefund } from './notices.ts';

/** How long the money takes, in sandbox time; WeChat says minutes to days. */
const settleMs = 1000;

type Outcome = 'SUCCESS' | 'ABNORMAL' | 'CLOSED';

/** The outcome is decided when its time has come; while refunds are told to hang, it comes with the next calm. */
export const scheduleSettling = (world: World, { id }: Refund): void => {
  world.clock.at(`settle ${id}`, nowMs(world) + settleMs, () => {
    const mood = world.misbehaviour.refund;
    // What a person has decided meanwhile stays.
    if (mood === 'PROCESSING' || world.refunds.get(id)?.status !== 'PROCESSING') return;
    settleRefund(world, id, mood === 'ABNORMAL' || mood === 'CLOSED' ? mood : 'SUCCESS');
  });
};

export const scheduleAllSettling = (world: World): void => {
  for (const refund of world.refunds.all()) if (refund.status === 'PROCESSING') scheduleSettling(world, refund);
};

/** An abnormal refund can still be settled by a person; a finished one cannot. */
export const settleRefund = (world: World, id: string, status: Outcome): void => {
  const refund = world.refunds.get(id);
  if (!refund || refund.status === 'SUCCESS' || refund.status === 'CLOSED' || refund.status === status) return;
  const settled: Refund = { ...refund, status, settledAtMs: nowMs(world) };
  world.refunds.put(id, settled);
  announceRefund(world, settled);
};
