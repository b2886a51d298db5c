import type { AfterSaleLevel, AfterSaleReason, AfterSaleState } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { SaleMode } from '@mendian/shared/order/order.contract.ts';
import type { Ender, OrderState } from '@mendian/shared/order/order-status.ts';
import type { PaymentState } from '@mendian/shared/payment/payment-status.ts';
import type { RefundState } from '@mendian/shared/payment/refund-status.ts';

/** Of orders that were placed and paid in an earlier system. */
export const earlierChannel = 'earlier';
/** Of sales over a store's counter. */
export const counterChannel = 'counter';

export type OrderRow = {
  id: string;
  store_id: string;
  /** Null: somebody bought at the counter who is not known. */
  member_id: string | null;
  owner_id: string;
  branch_id: string;
  payee_id: string;
  business_day: string;
  channel: string;
  mode: SaleMode;
  state: OrderState;
  slot_start: Date | null;
  slot_end: Date | null;
  ready_by: Date | null;
  pickup_number: string | null;
  pickup_code: string | null;
  pickup_day: string | null;
  goods: number;
  /** JSON: [{ name, of, amount }]; `[]`: neither coupons nor points. */
  discounts: string;
  /** What is charged for it, after discounts. */
  delivery_fee: number;
  payable: number;
  refunded: number;
  remark: string;
  contact_phone: string | null;
  /** JSON, as `DeliveryAddress` of the contract. */
  address: string | null;
  /** JSON: { title, taxNo }. */
  invoice: string | null;
  /** JSON: { reason, state, answer }: how money was asked back before there were cases. */
  refund_ask: string | null;
  /** 1 while a case for money back waits for an answer, 0 when it had cases; left out when it is placed. */
  refund_wanted?: number | null;
  ended_by: Ender | null;
  /** Who handed it over or ended it; left out when it is placed. */
  ended_name?: string | null;
  ending: string | null;
  taken_by: string | null;
  placed_at: Date;
  expires_at: Date;
  paid_at: Date | null;
  rung_at: Date | null;
  taken_at: Date | null;
  ready_at: Date | null;
  dispatched_at: Date | null;
  ended_at: Date | null;
  kitchen_printed_at: Date | null;
  customer_printed_at: Date | null;
};

/** Whether coupons or points took something off it. */
export const isDiscounted = ({ discounts }: Pick<OrderRow, 'discounts'>): boolean => discounts !== '[]';

declare const locked: unique symbol;
/** An order whose row this transaction has locked: what is known of it stays so until COMMIT, and only such an order can be moved. */
export type LockedOrder = OrderRow & { readonly [locked]: true };

/** What was bought, frozen at the moment of ordering: later changes to the catalogue do not reach back. */
export type LineRow = {
  order_id: string;
  no: number;
  product_id: string;
  sku_id: string;
  name: string;
  sku_name: string;
  picture: string;
  /** JSON: [{ id, name, surcharge }]. */
  choices: string;
  /** JSON, as `PartView` of the contract: what was in a combo; null: it is none. */
  parts: string | null;
  price: number;
  pieces: number;
  grams: number | null;
  weighed_grams: number | null;
  amount: number;
  paid: number;
  refunded: number;
  /** Pieces, or grams, that came back over the counter; left out when it is placed. */
  returned?: number;
};

/** What an order's views need of its payment and refunds; the rows belong to those modules. */
export type PaymentFacts = { order_id: string; state: PaymentState; expires_at: Date };
export type RefundFacts = {
  id: string;
  order_id: string;
  state: RefundState;
  amount: number;
  reason: string;
  created_at: Date;
  succeeded_at: Date | null;
};

/** The latest case for money back of an order. */
export type AfterSaleFacts = {
  id: string;
  order_id: string;
  no: number;
  state: AfterSaleState;
  level: AfterSaleLevel;
  reason: AfterSaleReason;
  words: string;
  asked: number;
  granted: number | null;
  answer: string;
};

/** An order with all that hangs on it; a store has nothing to do with its payment. */
export type StoreBundle = { order: OrderRow; lines: LineRow[]; refunds: RefundFacts[]; afterSale: AfterSaleFacts | null };
/** `askHours`: how long after its end it can be asked back. */
export type Bundle = StoreBundle & { payment: PaymentFacts; askHours: number };
/** What a transaction has in hand of an order it has locked: enough to show it to its store without reading it again. */
export type Hand = StoreBundle & { order: LockedOrder; nickname: string };
