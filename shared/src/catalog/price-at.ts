/**
 * A price set at one level for a time. `amount` is whole fen (a portion, or 500 g); null: in this time the level has no price of
 * its own and what stands above it counts. `to` is the first instant at which it counts no more; null: it has no end.
 */
export type PriceEntry = { readonly amount: number | null; readonly from: Date; readonly to: Date | null };

/** What was ever set at a level for one sku, in the order in which it was set. */
export type PriceLevel = { readonly node: string; readonly entries: readonly PriceEntry[] };

/** What a customer pays, and the level it comes from; null: from no level, it is the sku's own first price. */
export type PriceFound = { readonly amount: number; readonly node: string | null };

/**
 * The entry of a level that counts at an instant: of those that have begun and not ended, the one that began last; of two that
 * began together, the one that was set later. So a price for a week lies over the standing one, which is back when the week is over.
 */
export const entryAt = (entries: readonly PriceEntry[], at: Date): PriceEntry | null =>
  entries.reduce<PriceEntry | null>(
    (best, entry) => (counts(entry, at) && (best === null || entry.from >= best.from) ? entry : best),
    null,
  );

const counts = ({ from, to }: PriceEntry, at: Date): boolean => from <= at && (to === null || at < to);

/**
 * The price a customer pays: the nearest one that counts at that instant. `levels` come the farthest first (chain, branch,
 * franchisee, store); `base` is the price the sku was made with.
 */
export const priceAt = (levels: readonly PriceLevel[], base: number, at: Date): PriceFound =>
  levels.reduce<PriceFound>(
    (farther, { node, entries }) => {
      const amount = entryAt(entries, at)?.amount ?? null;
      return amount === null ? farther : { amount, node };
    },
    { amount: base, node: null },
  );

/** The next change of what a customer pays after an instant; null: none is set. */
export const nextPrice = (levels: readonly PriceLevel[], base: number, at: Date): (PriceFound & { readonly at: Date }) | null => {
  const now = priceAt(levels, base, at).amount;
  const instants = levels.flatMap(({ entries }) => entries.flatMap(({ from, to }) => (to === null ? [from] : [from, to])));
  for (const instant of [...instants].sort((a, b) => a.getTime() - b.getTime())) {
    if (instant <= at) continue;
    const then = priceAt(levels, base, instant);
    if (then.amount !== now) return { ...then, at: instant };
  }
  return null;
};
