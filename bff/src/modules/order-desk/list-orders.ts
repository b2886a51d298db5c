import { wholeChain } from '@mendian/shared/account/scope.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { addDays, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/order/order-desk.contract.ts';
import type { OrderState } from '@mendian/shared/order/order-status.ts';
import { slotDaysAheadMax } from '@mendian/shared/store/store-settings.ts';
import { tillAheadMinutesMax } from '@mendian/shared/till/made-here.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { idAt, msOf } from '../../platform/id-time.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import { findIdsOf } from './find-ids.ts';
import { streamBy, streamsOf, visibleOrders, type Stream } from './order-scope.ts';
import { presentRow, readRows } from './order-row.ts';

type Endpoint = typeof contract.listOrders.hq;
type Input = InputOf<Endpoint>;

/** Orders that the caller may see, the newest first; ids begin with their time, so the cursor is the last id. */
export const listOrders = async ({ sql, actor, now }: ReadContext<Staff>, input: Input): Promise<ReplyOf<Endpoint>> => {
  const { streams, filters } = planOf(actor, input);
  const before = input.after === undefined ? now.getTime() : msOf(input.after);
  const ids = await findIdsOf(sql, streams, [...filters, ...wanted(input)], { limit: input.limit + 1, before });
  const items = (await readRows(sql, ids.slice(0, input.limit))).map(presentRow);
  return { items, next: ids.length > input.limit ? items.at(-1)!.id : null };
};

/** States that an order does not stay in: at any time few are in them, in the whole chain too. */
const passing: readonly OrderState[] = ['unpaid', 'new', 'preparing', 'ready', 'delivering'];

/** The narrowest index for what is asked, and what is then left to filter by. */
const planOf = (actor: Staff, { storeId, ownerId, branchId, state, refund, from, to }: Input) => {
  const seen = [visibleOrders(actor)];
  const one = (stream: Stream) => ({ streams: { wide: [stream], stores: { ids: [], besides: seen[0]! } }, filters: seen });
  if (storeId !== undefined)
    return from !== undefined && from === to
      ? one({ index: 'orders_by_store_day', where: { text: 'o.store_id = ? AND o.business_day = ?', values: [storeId, from] } })
      : one(streamBy('orders_by_store_id', 'store_id', storeId));
  if (refund === 'wanted') return one(streamBy('orders_by_wanted', 'refund_wanted', 1));
  if (state !== undefined && (passing.includes(state) || wholeChain(actor.scope))) return one(streamBy('orders_by_state', 'state', state));
  if (ownerId !== undefined) return one(streamBy('orders_by_owner_id', 'owner_id', ownerId));
  if (branchId !== undefined) return one(streamBy('orders_by_branch_id', 'branch_id', branchId));
  return { streams: streamsOf(actor), filters: [] };
};

const equal = (column: string, value: string | undefined): Condition[] =>
  value === undefined ? [] : [{ text: `o.${column} = ?`, values: [value] }];

const wanted = ({ storeId, ownerId, branchId, state, mode, refund, from, to, after }: Input): Condition[] => [
  ...equal('store_id', storeId),
  ...equal('owner_id', ownerId),
  ...equal('branch_id', branchId),
  ...equal('state', state),
  ...equal('mode', mode),
  ...(refund === 'wanted' ? [{ text: 'o.refund_wanted = 1 AND o.refunded < o.payable', values: [] }] : []),
  ...(refund === 'refunded' ? [{ text: 'o.refunded > 0', values: [] }] : []),
  // A slot lies some days after its order was placed at most, and a till's clock is hardly ahead, so the ids of a business day are a range.
  ...(from === undefined
    ? []
    : [{ text: 'o.business_day >= ? AND o.id >= ?', values: [from, idAt(instantAt(addDays(from, -slotDaysAheadMax), 0))] }]),
  ...(to === undefined
    ? []
    : [{ text: 'o.business_day <= ? AND o.id < ?', values: [to, idAt(instantAt(addDays(to, 1), tillAheadMinutesMax))] }]),
  ...(after === undefined ? [] : [{ text: 'o.id < ?', values: [after] }]),
];
