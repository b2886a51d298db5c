import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { actorName } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Question, Value } from '../../platform/sql.ts';

/** What an order needs of a sku: pieces, or grams where it is sold by weight. `weighed` is what really went out. */
export type Need = { readonly skuId: string; readonly quantity: number; readonly weighed?: number };

type Place = { readonly storeId: string; readonly orderId: string; /** For whoever reads the movements. */ readonly reason?: string };

/**
 * Reserves for an order: a conditional UPDATE over all its skus at once, never more than is saleable; the caller has looked whether
 * there is enough. Nobody waits for it: it travels with the next statement, at the latest with COMMIT. When somebody was quicker, the
 * movements' kind is null, which fails the transaction; its retry waits for the answer and refuses, naming the skus.
 */
export const reserveStock = async (ctx: Context, place: Place, needs: readonly Need[]): Promise<void> => {
  const bySku = sumBySku(needs);
  const { choice, values } = choose(bySku, ({ quantity }) => quantity);
  const skuIds = bySku.map(({ skuId }) => skuId);
  const reserve = [
    `UPDATE stock SET reserved = reserved + ${choice} WHERE store_id = ? AND sku_id IN (?) AND sold_out = 0 AND on_hand - reserved >= ${choice}`,
    [...values, place.storeId, skuIds, ...values],
  ] as const;
  if (ctx.isRetry) {
    if ((await ctx.sql.run(...reserve)) !== bySku.length) throw await shortage(ctx, place.storeId, bySku);
    recordReserved(ctx, place, bySku);
    return;
  }
  ctx.sql.later.run(...reserve);
  recordUnlessNull(ctx, reservedRows(ctx, place, bySku), {
    text: `CASE ${ctx.sql.justWritten} WHEN ? THEN ? END`,
    values: [bySku.length, 'reserve'],
  });
};

/**
 * Reserves for orders that were promised elsewhere: facts, so more than is saleable may be reserved. Every sku is one that its
 * store keeps. All rows are locked first, by store and sku, as there may be many.
 */
export const promiseStock = async (ctx: Context, promises: readonly (Place & { readonly needs: readonly Need[] })[], reason: string) => {
  for (const [storeId, its] of [...Map.groupBy(promises, (one) => one.storeId)].sort(([a], [b]) => (a < b ? -1 : 1)))
    await ctx.sql.all(`SELECT sku_id FROM stock WHERE store_id = ? AND sku_id IN (?) ORDER BY sku_id${ctx.sql.lock}`, [
      storeId,
      its.flatMap(({ needs }) => needs.map(({ skuId }) => skuId)),
    ]);
  for (const { needs, ...place } of promises) {
    const bySku = sumBySku(needs);
    const { choice, values } = choose(bySku, ({ quantity }) => quantity);
    const skuIds = bySku.map(({ skuId }) => skuId);
    ctx.sql.later.run(`UPDATE stock SET reserved = reserved + ${choice} WHERE store_id = ? AND sku_id IN (?)`, [
      ...values,
      place.storeId,
      skuIds,
    ]);
    recordReserved(ctx, { ...place, reason }, bySku);
  }
};

/** Gives back what was reserved: the order was cancelled, expired or refused before it was prepared. */
export const freeStock = (ctx: Context, place: Place, needs: readonly Need[]): void => settle(ctx, place, 'free', needs, () => 0);

/** Takes out what was handed over; by weight, what was really weighed. */
export const consumeStock = (ctx: Context, place: Place, needs: readonly Need[]): void =>
  settle(ctx, place, 'consume', needs, ({ quantity, weighed }) => weighed ?? quantity);

/** Takes out what was prepared and nobody will get: a loss, since braised food is not sold twice. */
export const loseStock = (ctx: Context, place: Place, needs: readonly Need[]): void =>
  settle(ctx, place, 'loss', needs, ({ quantity, weighed }) => weighed ?? quantity);

type AtCounter = Omit<Place, 'orderId'> & { readonly orderId?: string; readonly kind: 'sale' | 'return' | 'redeem' | 'unredeem' };

/**
 * Takes out what left over the counter, or puts back what came back over it and can be sold again. It is a fact, so on hand may go below
 * 0 and then asks for a count; what the store never counted has a row from then on.
 */
export const moveAtCounter = async (ctx: Context, { kind, ...place }: AtCounter, needs: readonly Need[]): Promise<void> => {
  const bySku = sumBySku(needs);
  const skuIds = bySku.map(({ skuId }) => skuId);
  const by = ({ quantity }: Need) => (kind === 'sale' || kind === 'redeem' ? -quantity : quantity);
  const rows = await ctx.sql.all<{ sku_id: string }>(
    `SELECT sku_id FROM stock WHERE store_id = ? AND sku_id IN (?) ORDER BY sku_id${ctx.sql.lock}`,
    [place.storeId, skuIds],
  );
  const missing = skuIds.filter((skuId) => !rows.some(({ sku_id }) => sku_id === skuId));
  await ctx.sql.insert('stock', missing.map((sku_id) => ({ store_id: place.storeId, sku_id, on_hand: 0, reserved: 0 })), { ignore: true }); // prettier-ignore
  const { choice, values } = choose(bySku, by);
  ctx.sql.later.run(`UPDATE stock SET on_hand = on_hand + ${choice} WHERE store_id = ? AND sku_id IN (?)`, [
    ...values,
    place.storeId,
    skuIds,
  ]);
  const moved = movementRows(ctx, place, bySku.map((need) => ({ skuId: need.skuId, onHand: by(need), reserved: 0 }))); // prettier-ignore
  ctx.sql.later.insert('stock_movement', moved.map((row) => ({ ...row, kind, moved_by: actorName(ctx.actor) }))); // prettier-ignore
};

type Kind = 'free' | 'consume' | 'loss';

/**
 * Nobody waits for it: all of it travels with the next statement, at the latest with COMMIT. Stock that the store does not keep fails
 * the transaction, because the movements' kind would be null.
 */
const settle = (ctx: Context, place: Place, kind: Kind, needs: readonly Need[], goneOf: (need: Need) => number): void => {
  const bySku = sumBySku(needs);
  const reserved = choose(bySku, ({ quantity }) => quantity);
  const gone = choose(bySku, goneOf);
  const skuIds = bySku.map(({ skuId }) => skuId);
  ctx.sql.later.run(
    `UPDATE stock SET reserved = reserved - ${reserved.choice}, on_hand = on_hand - ${gone.choice} WHERE store_id = ? AND sku_id IN (?)`,
    [...reserved.values, ...gone.values, place.storeId, skuIds],
  );
  const rows = movementRows(
    ctx,
    place,
    bySku.map((need) => ({ skuId: need.skuId, onHand: -goneOf(need), reserved: -need.quantity })),
  );
  recordUnlessNull(ctx, rows, {
    text: 'CASE (SELECT COUNT(*) FROM stock WHERE store_id = ? AND sku_id IN (?)) WHEN ? THEN ? END',
    values: [place.storeId, skuIds, skuIds.length, kind],
  });
};

/** SQL that gives the movements' kind, or null where they must not be; its last value is the kind. */
type KindOrNull = Pick<Question<unknown>, 'text' | 'values'>;

/** The first row asks, and with it all of them fail. */
const recordUnlessNull = (ctx: Context, rows: ReturnType<typeof movementRows>, { text, values }: KindOrNull): void => {
  const columns = Object.keys(rows[0]!);
  const row = (kind: string) => `(${columns.map(() => '?').join(', ')}, ${kind})`;
  ctx.sql.later.run(
    `INSERT INTO stock_movement (${columns.join(', ')}, kind) VALUES ${rows.map((_row, index) => row(index > 0 ? '?' : text)).join(', ')}`,
    rows.flatMap((one, index) => [...Object.values(one), ...(index > 0 ? values.slice(-1) : values)]),
  );
};

/** One need per sku, in the order of the skus: the order in which everyone locks. */
const sumBySku = (needs: readonly Need[]): Need[] => {
  const sums = new Map<string, { skuId: string; quantity: number; weighed: number }>();
  for (const { skuId, quantity, weighed = quantity } of needs) {
    const known = sums.get(skuId) ?? { skuId, quantity: 0, weighed: 0 };
    sums.set(skuId, { skuId, quantity: known.quantity + quantity, weighed: known.weighed + weighed });
  }
  return [...sums.values()].sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
};

const choose = (needs: readonly Need[], amountOf: (need: Need) => number): { choice: string; values: Value[] } => ({
  choice: `CASE sku_id ${needs.map(() => 'WHEN ? THEN ?').join(' ')} END`,
  values: needs.flatMap((need) => [need.skuId, amountOf(need)]),
});

const shortage = async (ctx: Context, storeId: string, needs: readonly Need[]) => {
  const rows = await ctx.sql.all<{ sku_id: string; saleable: number; sold_out: number }>(
    'SELECT sku_id, on_hand - reserved AS saleable, sold_out FROM stock WHERE store_id = ? AND sku_id IN (?)',
    [storeId, needs.map(({ skuId }) => skuId)],
  );
  const short = needs.filter(({ skuId, quantity }) => {
    const row = rows.find(({ sku_id }) => sku_id === skuId);
    return row === undefined || row.sold_out === 1 || row.saleable < quantity;
  });
  return refuseOrder('order/not-enough', { skuIds: short.map(({ skuId }) => skuId) });
};

type Movement = { readonly skuId: string; readonly onHand: number; readonly reserved: number };

const movementRows = (ctx: Context, { storeId, orderId, reason }: Omit<AtCounter, 'kind'>, movements: readonly Movement[]) =>
  movements.map(({ skuId, onHand, reserved }) => ({
    id: ctx.newId(),
    store_id: storeId,
    sku_id: skuId,
    on_hand: onHand,
    reserved,
    order_id: orderId ?? null,
    reason: reason ?? null,
    at: ctx.now,
  }));

const reservedRows = (ctx: Context, place: Place, needs: readonly Need[]) =>
  movementRows(
    ctx,
    place,
    needs.map(({ skuId, quantity }) => ({ skuId, onHand: 0, reserved: quantity })),
  );

const recordReserved = (ctx: Context, place: Place, needs: readonly Need[]): void =>
  ctx.sql.later.insert(
    'stock_movement',
    reservedRows(ctx, place, needs).map((row) => ({ ...row, kind: 'reserve' })),
  );
