import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/order/order-desk.contract.ts';
import type { SearchKind } from '@mendian/shared/order/order-desk.contract.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { StepContext } from '../../platform/serve.ts';
import type { Reads } from '../../platform/sql.ts';
import { findIds } from './find-ids.ts';
import { presentRow, readRows } from './order-row.ts';
import { streamBy, visibleOrders, type Stream } from './order-scope.ts';

type Endpoint = typeof contract.searchOrders.hq;
type Input = InputOf<Endpoint>;
type Found = { readonly kind: SearchKind | null; readonly ids: readonly string[] };

/** Searches that find nothing: whoever tries numbers until one fits has to wait. */
const vain = { name: 'vain-order-search', points: 30, seconds: 300 };
const foundMax = 50;
/** So long back a pickup code is looked for: it is good on its day. */
const codeDays = 7;

/** Finds orders by whatever support was told. An order out of the caller's scope is as one that does not exist. */
export const searchOrders = async ({ actor, reads, now, limits }: StepContext<Staff>, input: Input): Promise<ReplyOf<Endpoint>> => {
  await limits.admit(vain, actor.accountId);
  const { kind, ids } = await find(reads, actor, now, input);
  if (ids.length === 0) await limits.take(vain, actor.accountId);
  return { kind, items: (await readRows(reads, ids)).map(presentRow) };
};

const find = async (sql: Reads, actor: Staff, now: Date, { text, storeId, day = dayOf(now) }: Input): Promise<Found> => {
  const along = async (kind: SearchKind, stream: Stream, rest: readonly Condition[] = []): Promise<Found> => ({
    kind,
    ids: await findIds(sql, [stream], [visibleOrders(actor), ...rest], foundMax),
  });
  if (/^1[3-9]\d{9}$/.test(text)) return along('phone', streamBy('orders_by_phone', 'contact_phone', text));
  if (/^\d{8}$/.test(text))
    return along('code', streamBy('orders_by_code', 'pickup_code', text), [
      { text: 'o.pickup_day >= ?', values: [addDays(dayOf(now), -codeDays)] },
    ]);
  if (/^[aw]\d{3,6}$/i.test(text)) {
    if (storeId === undefined) throw refuseOrder('order/number-needs-store');
    const where = { text: 'o.store_id = ? AND o.business_day = ?', values: [storeId, day] };
    return along('number', { index: 'orders_by_store_day', where }, [{ text: 'o.pickup_number = ?', values: [text.toUpperCase()] }]);
  }
  const named = await byItsNumber(sql, text);
  return named === null
    ? { kind: null, ids: [] }
    : along(named.kind, { index: null, where: { text: 'o.id = ?', values: [named.orderId] } });
};

/** Numbers that name one order: its own, that of the system it was taken over from, those of its payment here and at WeChat, those of a refund. Each is a unique or indexed look. */
const numbers: readonly { readonly kind: SearchKind; readonly query: string }[] = [
  { kind: 'order', query: 'SELECT id AS order_id FROM orders WHERE id = ?' },
  { kind: 'earlier', query: 'SELECT order_id FROM earlier_order WHERE number = ?' },
  { kind: 'payment', query: 'SELECT order_id FROM payment WHERE out_trade_no = ?' },
  { kind: 'payment', query: 'SELECT order_id FROM payment WHERE transaction_id = ?' },
  // Codes that paid nothing have numbers too, and stand in WeChat's bill.
  { kind: 'payment', query: 'SELECT order_id FROM charge WHERE out_trade_no = ?' },
  { kind: 'refund', query: 'SELECT order_id FROM refund WHERE out_refund_no = ?' },
  { kind: 'refund', query: 'SELECT order_id FROM refund WHERE wechat_refund_id = ?' },
];

const byItsNumber = async (sql: Reads, text: string): Promise<{ kind: SearchKind; orderId: string } | null> => {
  for (const { kind, query } of numbers) {
    const row = await sql.one<{ order_id: string }>(query, [kind === 'order' ? text.toUpperCase() : text]);
    if (row !== null) return { kind, orderId: row.order_id };
  }
  return null;
};
