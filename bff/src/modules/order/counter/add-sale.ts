import type { PartData } from '@mendian/shared/catalog/combo.ts';
import { dayOf, minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { unpaidMinutesMax } from '@mendian/shared/order/order-status.ts';
import type { Quote } from '@mendian/shared/order/order-pricing.ts';
import type { PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { CounterLine } from '@mendian/shared/till/counter-lines.ts';
import type { Clerk } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { lockCoupons } from '../../coupon/index.ts';
import { readMember } from '../../member/index.ts';
import type { SaleSku } from '../../catalog/index.ts';
import { openPayment } from '../../payment/index.ts';
import { spendPoints } from '../../points/index.ts';
import { orderExpiring } from '../order.events.ts';
import { counterChannel, type LineRow, type OrderRow } from '../order.rows.ts';
import type { Guest, PreparedSale } from './prepare-sale.ts';

type Sale = {
  readonly id: string;
  readonly guest: Guest | null;
  readonly expectedPayable: number;
  readonly method: PayMethod;
};

/**
 * Makes an order of what is laid on the counter, with its weigh ticket and its payment, which is still to be made: coupons are locked
 * and points spent for it. Refused, with the reason, when anything is not as the clerk saw it.
 */
export const addSale = async (
  ctx: Context<Clerk>,
  prepared: PreparedSale,
  { id, guest, expectedPayable, method }: Sale,
): Promise<OrderRow> => {
  admit(prepared, expectedPayable);
  const order = await writeSale(ctx, prepared, { id, memberId: guest?.memberId ?? null, method, isPrinted: false });
  if (guest !== null) {
    const place = { orderId: order.id, memberId: guest.memberId };
    await lockCoupons(ctx, place, prepared.coupons.used);
    await spendPoints(ctx, place, prepared.points.spent);
  }
  if (method !== 'cash') ctx.emit(orderExpiring({ orderId: order.id }), order.expires_at);
  return order;
};

/** A sale whatever it was made of: what a quote says it costs now, or what was handed over without asking anybody. */
export type SaleFacts = {
  readonly store: Pick<PreparedSale['store'], 'id' | 'ownerId' | 'branchId' | 'payeeId'>;
  readonly lines: readonly SaleLineFacts[];
  readonly quote: Quote;
};
type SaleLineFacts = Pick<CounterLine, 'choices' | 'price' | 'pieces' | 'grams' | 'quantity' | 'gross' | 'tare'> & {
  readonly sku: Pick<SaleSku, 'productId' | 'skuId' | 'name' | 'skuName' | 'picture'> & { readonly parts: readonly PartData[] };
};

type Written = Pick<Sale, 'id' | 'method'> & {
  readonly memberId: string | null;
  /** The till has printed its receipt by itself. */
  readonly isPrinted: boolean;
};

/** Writes a sale's order, ticket and payment, which is still to be made. */
export const writeSale = async (ctx: Context<Clerk>, facts: SaleFacts, { method, ...written }: Written): Promise<OrderRow> => {
  const order = await orderRow(ctx, facts, written);
  const lines = lineRows(order.id, facts);
  ctx.sql.later.insert('orders', [order]);
  ctx.sql.later.insert('order_line', lines);
  ctx.sql.later.insert('order_line_part', partRows(order.id, facts));
  ctx.sql.later.insert('weigh_ticket', [ticketRow(ctx, order, lines, facts)]);
  openPayment(ctx, {
    ...{ paidFor: 'order', id: order.id, payeeId: order.payee_id },
    ...{ amount: order.payable, expiresAt: order.expires_at, method },
  });
  return order;
};

const admit = ({ problems, obstacle, coupons, quote }: PreparedSale, expectedPayable: number): void => {
  if (problems.length > 0) throw problems[0]!.refusal;
  if (obstacle !== null) throw obstacle;
  if (coupons.refusal !== null) throw coupons.refusal;
  if (quote.payable !== expectedPayable) throw refuseOrder('order/price-changed', { payable: quote.payable });
};

const orderRow = async (
  ctx: Context<Clerk>,
  { store, quote }: SaleFacts,
  { id, memberId, isPrinted }: Omit<Written, 'method'>,
): Promise<OrderRow> => ({
  ...{ id, store_id: store.id, member_id: memberId, owner_id: store.ownerId, branch_id: store.branchId },
  ...{ payee_id: store.payeeId, business_day: dayOf(ctx.now), channel: counterChannel, mode: 'counter', state: 'unpaid' },
  ...{ slot_start: null, slot_end: null, ready_by: null, pickup_number: null, pickup_code: null, pickup_day: null },
  goods: quote.goods,
  discounts: JSON.stringify(quote.discounts.map(({ name, of, amount }) => ({ name, of, amount }))),
  ...{ delivery_fee: 0, payable: quote.payable, refunded: 0, remark: '' },
  contact_phone: memberId === null ? null : ((await readMember(ctx.sql, memberId))?.phone ?? null),
  ...{ address: null, invoice: null, refund_ask: null, ended_by: null, ending: null, taken_by: ctx.actor.name },
  placed_at: ctx.now,
  expires_at: new Date(ctx.now.getTime() + unpaidMinutesMax * minuteMs),
  ...{ paid_at: null, rung_at: null, taken_at: null, ready_at: null, dispatched_at: null, ended_at: null },
  ...{ kitchen_printed_at: null, customer_printed_at: isPrinted ? ctx.now : null },
});

const lineRows = (orderId: string, { lines, quote }: SaleFacts): LineRow[] =>
  lines.map(({ sku, choices, price, pieces, grams }, place) => ({
    ...{ order_id: orderId, no: place + 1, product_id: sku.productId, sku_id: sku.skuId, name: sku.name, sku_name: sku.skuName },
    ...{ picture: sku.picture, choices: JSON.stringify(choices), parts: sku.parts.length === 0 ? null : JSON.stringify(sku.parts) },
    ...{ price, pieces, grams, weighed_grams: grams, amount: quote.amounts[place]!, paid: quote.paid[place]!, refunded: 0 },
  }));

const partRows = (orderId: string, { lines }: SaleFacts) =>
  lines.flatMap(({ sku, quantity }, place) =>
    sku.parts.map((part) => ({ order_id: orderId, no: place + 1, sku_id: part.skuId, quantity: part.quantity * quantity })),
  );

/** What was sold is what was weighed: a sale has its ticket from the beginning. */
const ticketRow = (ctx: Context<Clerk>, order: OrderRow, lines: readonly LineRow[], facts: SaleFacts) => ({
  ...{ id: ctx.newId(), order_id: order.id, store_id: order.store_id, business_day: order.business_day, clerk: ctx.actor.name },
  lines: JSON.stringify(
    lines.map(({ no, sku_id: skuId, name, pieces, grams, paid }, place) => {
      const { gross, tare } = facts.lines[place]!;
      return { no, skuId, name, pieces, ordered: grams, net: grams, gross, tare, paid };
    }),
  ),
  created_at: ctx.now,
});
