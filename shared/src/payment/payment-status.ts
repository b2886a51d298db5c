import { stateMachine } from '../kernel/state-machine.ts';

/** What a payment, and each refund of it, is for. */
export const paidFors = ['order', 'pass'] as const;
export type PaidFor = (typeof paidFors)[number];

export const paymentStates = ['pending', 'closing', 'closed', 'paid'] as const;
export type PaymentState = (typeof paymentStates)[number];
export type PaymentAction = 'beginClosing' | 'close' | 'pay';

/**
 * A payment at WeChat. Closing is asked of WeChat first, so a payment may still turn out paid while closing; and what
 * WeChat says was paid is paid, even after it was closed here (it is refunded then).
 */
export const paymentMachine = stateMachine<PaymentState, PaymentAction>({
  pending: { beginClosing: 'closing', pay: 'paid', close: 'closed' },
  closing: { close: 'closed', pay: 'paid' },
  closed: { pay: 'paid' },
  paid: {},
});
