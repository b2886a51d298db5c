import { stateMachine } from '../kernel/state-machine.ts';

export const orderStates = ['unpaid', 'new', 'preparing', 'ready', 'delivering', 'completed', 'cancelled', 'discarded'] as const;
export type OrderState = (typeof orderStates)[number];

export type OrderAction =
  | 'pay'
  | 'sell'
  | 'expire'
  | 'cancel'
  | 'take'
  | 'reject'
  | 'lapse'
  | 'finish'
  | 'collect'
  | 'dispatch'
  | 'deliver'
  | 'discard'
  | 'giveUp'
  | 'refundAll';

/**
 * The life of an order in the store (fulfilment). Payment and refund are machines of their own: `payment-status.ts`,
 * `refund-status.ts`. Buttons on every client and checks on the server read this one table.
 */
export const orderMachine = stateMachine<OrderState, OrderAction>({
  unpaid: { pay: 'new', sell: 'completed', expire: 'cancelled', cancel: 'cancelled' },
  new: { take: 'preparing', reject: 'cancelled', cancel: 'cancelled', lapse: 'cancelled', refundAll: 'cancelled' },
  preparing: { finish: 'ready', reject: 'cancelled', refundAll: 'cancelled' },
  ready: { collect: 'completed', dispatch: 'delivering', discard: 'discarded', giveUp: 'cancelled', refundAll: 'cancelled' },
  delivering: { deliver: 'completed', refundAll: 'cancelled' },
  completed: {},
  cancelled: {},
  discarded: {},
});

export const orderStateWords: Record<OrderState, string> = {
  unpaid: '待付款',
  new: '待接单',
  preparing: '制作中',
  ready: '待取餐',
  delivering: '配送中',
  completed: '已完成',
  cancelled: '已取消',
  discarded: '逾期未取',
};

/** Who ended an order before it was completed. */
export const enders = ['customer', 'store', 'system'] as const;
export type Ender = (typeof enders)[number];

/** Why the system ended an order, as the customer reads it. */
export const systemEndings = {
  expired: '超过 15 分钟未付款，订单已自动取消',
  lapsed: '门店 10 分钟内没有接单，订单已取消，款项将原路退回',
  uncollected: '打烊前没有取餐，订单已取消，款项将原路退回',
  discarded: '打烊前没有取餐，商品不能过夜保存，已按规定处理',
  paidLate: '付款到达时订单已取消，款项将原路退回',
} as const;
export type SystemEnding = keyof typeof systemEndings;

/** An order not paid for within this time is cancelled; WeChat is told the same instant (time_expire). */
export const unpaidMinutesMax = 15;
/** Untaken for so long it rings louder and head office's list shows it. */
export const untakenLouderMinutes = 3;
/** Untaken for so long it is refunded by itself. */
export const untakenMinutesMax = 10;
