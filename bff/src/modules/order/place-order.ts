import { defaultRules } from '@mendian/shared/after-sale/after-sale-rules.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { dayOf, minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/order/order.contract.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { deliveryOff } from '@mendian/shared/order/order-pricing.ts';
import { unpaidMinutesMax } from '@mendian/shared/order/order-status.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { idAt } from '../../platform/id-time.ts';
import { firstRow, question, type Question } from '../../platform/sql.ts';
import { menuChanged } from '../catalog/index.ts';
import { lockCoupons } from '../coupon/index.ts';
import { readMember } from '../member/index.ts';
import { openPayment } from '../payment/index.ts';
import { spendPoints } from '../points/index.ts';
import { reserveStock } from '../stock/index.ts';
import { takeSlot } from '../store/index.ts';
import { orderExpiring } from './order.events.ts';
import type { CheckedLine } from './check-line.ts';
import type { LineRow, OrderRow } from './order.rows.ts';
import { newPickupCode } from './pickup-code.ts';
import { prepareOrder, type Prepared } from './prepare-order.ts';
import type { Known } from './view-order.ts';

type Input = InputOf<typeof contract.placeOrder>;

/** Unpaid orders one member may have at a time: each holds stock from others. */
const unpaidMax = 3;

/**
 * Places an order for the customer who asks: reserves stock and slot, opens the payment, and sets the clock of 15 minutes.
 * Refused, with the reason, when anything is not as the customer saw it.
 */
export const placeOrder = async (ctx: Context<Customer>, input: Input): Promise<Known> => {
  let unpaid = 0;
  // All that a member orders meets here: of many placed at once each counts those before it.
  ctx.sql.first.ask(askMemberLocked(ctx), () => undefined);
  ctx.sql.first.ask(askUnpaid(ctx), (count) => void (unpaid = count));
  const prepared = await prepareOrder(ctx.sql, ctx.now, { ...input, isChoosing: false }, ctx.actor.memberId);
  admit(input, prepared, unpaid);

  const order = await orderRow(ctx, input, prepared);
  const lines = lineRows(order.id, prepared);
  const needs = prepared.lines.flatMap(needsOf);
  ctx.sql.later.insert('orders', [order]);
  ctx.sql.later.insert('order_line', lines);
  ctx.sql.later.insert('order_line_part', partRows(order.id, prepared));
  await lockCoupons(ctx, { orderId: order.id, memberId: ctx.actor.memberId }, prepared.coupons.used);
  await spendPoints(ctx, { orderId: order.id, memberId: ctx.actor.memberId }, prepared.points.spent);
  const payment = openPayment(ctx, {
    paidFor: 'order',
    id: order.id,
    payeeId: order.payee_id,
    amount: order.payable,
    expiresAt: order.expires_at,
  });
  if (prepared.slot !== null && !(await takeSlot(ctx, order.store_id, prepared.slot.start, prepared.store.settings.pickup.slotCapacity)))
    throw refuseOrder('order/slot-full');
  await reserveStock(ctx, { storeId: order.store_id, orderId: order.id }, needs);
  if (prepared.lines.some(leavesTooLittle)) await menuChanged(ctx, order.store_id);

  ctx.emit(orderExpiring({ orderId: order.id }), order.expires_at);
  return { bundle: { order, lines, payment, refunds: [], afterSale: null, askHours: defaultRules.askHours }, store: prepared.store };
};

/** The stock that a line takes: its sku's own, or of everything that is in the combo. */
const needsOf = ({ sku, quantity }: CheckedLine) => sku.takes.map((take) => ({ skuId: take.skuId, quantity: take.quantity * quantity }));

const leavesTooLittle = ({ sku, quantity }: CheckedLine): boolean =>
  sku.takes.some((take) => take.saleable - take.quantity * quantity < take.least);

const admit = (input: Input, { problems, obstacle, coupons, quote }: Prepared, unpaid: number): void => {
  if (problems.length > 0) {
    const { index, refusal } = problems[0]!;
    throw refuseOrder(refusal.code as 'order/item-unavailable', { ...refusal.details, index }, refusal.message);
  }
  if (obstacle !== null) throw obstacle;
  if (coupons.refusal !== null) throw coupons.refusal;
  if (quote.payable !== input.expectedPayable) throw refuseOrder('order/price-changed', { payable: quote.payable });
  if (unpaid >= unpaidMax) throw refuseOrder('order/too-many-unpaid');
};

const askMemberLocked = ({ sql, actor }: Context<Customer>): Question<object | null> =>
  firstRow<object>(`SELECT id FROM member WHERE id = ?${sql.lock}`, [actor.memberId]);

const askUnpaid = (ctx: Context<Customer>): Question<number> =>
  question<{ number: number }, number>(
    `SELECT COUNT(*) AS number FROM orders WHERE member_id = ? AND id > ? AND state = 'unpaid'`,
    [ctx.actor.memberId, earliestUnpaidId(ctx)],
    ([row]) => row!.number,
  );

/** Ids begin with their time, so the index on member and id finds the last half hour without a look at older orders. */
const earliestUnpaidId = (ctx: Context): string => idAt(new Date(ctx.now.getTime() - 2 * unpaidMinutesMax * minuteMs));

const orderRow = async (ctx: Context<Customer>, input: Input, { store, quote, slot, readyBy, address }: Prepared): Promise<OrderRow> => {
  const day = dayOf(slot?.start ?? ctx.now);
  return {
    id: ctx.newId(),
    store_id: store.id,
    member_id: ctx.actor.memberId,
    owner_id: store.ownerId,
    branch_id: store.branchId,
    payee_id: store.payeeId,
    business_day: day,
    channel: 'mini',
    mode: input.mode,
    state: 'unpaid',
    slot_start: slot?.start ?? null,
    slot_end: slot?.end ?? null,
    ready_by: readyBy,
    pickup_number: null,
    pickup_code: newPickupCode(ctx),
    pickup_day: day,
    goods: quote.goods,
    discounts: JSON.stringify(quote.discounts.map(({ name, of, amount }) => ({ name, of, amount }))),
    delivery_fee: quote.deliveryFee - deliveryOff(quote.discounts),
    payable: quote.payable,
    refunded: 0,
    remark: input.remark,
    contact_phone: input.contactPhone ?? address?.phone ?? (await readMember(ctx.sql, ctx.actor.memberId))?.phone ?? null,
    address: address && JSON.stringify(address),
    invoice: input.invoice && JSON.stringify(input.invoice),
    refund_ask: null,
    ended_by: null,
    ending: null,
    taken_by: null,
    placed_at: ctx.now,
    expires_at: new Date(ctx.now.getTime() + unpaidMinutesMax * minuteMs),
    paid_at: null,
    rung_at: null,
    taken_at: null,
    ready_at: null,
    dispatched_at: null,
    ended_at: null,
    kitchen_printed_at: null,
    customer_printed_at: null,
  };
};

const lineRows = (orderId: string, { lines, quote }: Prepared): LineRow[] =>
  lines.map(({ sku, choices, price, pieces, grams }, index) => ({
    order_id: orderId,
    no: index + 1,
    product_id: sku.productId,
    sku_id: sku.skuId,
    name: sku.name,
    sku_name: sku.skuName,
    picture: sku.picture,
    choices: JSON.stringify(choices),
    parts: sku.parts.length === 0 ? null : JSON.stringify(sku.parts),
    price,
    pieces,
    grams,
    weighed_grams: null,
    amount: quote.amounts[index]!,
    paid: quote.paid[index]!,
    refunded: 0,
  }));

const partRows = (orderId: string, { lines }: Prepared) =>
  lines.flatMap(({ sku, quantity }, index) =>
    sku.parts.map((part) => ({ order_id: orderId, no: index + 1, sku_id: part.skuId, quantity: part.quantity * quantity })),
  );
