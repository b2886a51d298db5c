import { stateMachine } from '../kernel/state-machine.ts';

export const refundStates = ['requested', 'processing', 'succeeded', 'waiting', 'closed'] as const;
export type RefundState = (typeof refundStates)[number];
export type RefundAction = 'accept' | 'succeed' | 'hold' | 'close' | 'retry';

/**
 * A refund at WeChat: requested here, accepted there (`processing`), then done. NOT_ENOUGH, ABNORMAL and CLOSED wait for a
 * person (`waiting`), who tries again with the same out_refund_no or closes it as settled otherwise. The customer sees
 * 退款处理中 until it succeeded.
 */
export const refundMachine = stateMachine<RefundState, RefundAction>({
  requested: { accept: 'processing', succeed: 'succeeded', hold: 'waiting' },
  processing: { succeed: 'succeeded', hold: 'waiting' },
  waiting: { retry: 'requested', succeed: 'succeeded', close: 'closed' },
  succeeded: {},
  closed: {},
});

export const refundStateWords: Record<RefundState, string> = {
  requested: '退款处理中',
  processing: '退款处理中',
  waiting: '退款处理中',
  succeeded: '已退款',
  closed: '已线下处理',
};
