import { stateMachine } from '../kernel/state-machine.ts';

export const passKindStates = ['draft', 'live', 'ended'] as const;
export type PassKindState = (typeof passKindStates)[number];
export const passKindActions = ['start', 'end'] as const;
export type PassKindAction = (typeof passKindActions)[number];

/** The life of a pass kind. What it promises may be edited only while it is a draft; what was sold before an end stays good. */
export const passKindMachine = stateMachine<PassKindState, PassKindAction>({
  draft: { start: 'live', end: 'ended' },
  live: { end: 'ended' },
  ended: {},
});

export const passKindStateWords: Record<PassKindState, string> = { draft: '草稿', live: '在售', ended: '已停售' };
export const passKindActionWords: Record<PassKindAction, string> = { start: '开始售卖', end: '停售' };

export const passStates = ['unpaid', 'active', 'paused', 'refunding', 'refunded', 'cancelled'] as const;
export type PassState = (typeof passStates)[number];
export type PassAction = 'pay' | 'expire' | 'ask' | 'keep' | 'refund' | 'finish';

/**
 * The life of a pass: good from its payment on, paused as soon as its money is asked back, good again when that was declined or
 * withdrawn, over when the money is back. Whether its time or its uses ran out is a matter of its figures.
 */
export const passMachine = stateMachine<PassState, PassAction>({
  unpaid: { pay: 'active', expire: 'cancelled' },
  active: { ask: 'paused', refund: 'refunding' },
  paused: { keep: 'active', refund: 'refunding' },
  refunding: { finish: 'refunded' },
  refunded: {},
  cancelled: {},
});

/** Minutes a pass waits for its payment. */
export const passUnpaidMinutesMax = 15;
