import { combosFrom } from '@mendian/shared/catalog/combo.ts';
import { leastOf, type Part, type Weigh } from './present-stock.ts';

/** How a store stands to a sku, before anything is concluded from it. */
export type Standing = {
  /** Head office sells it. */
  readonly onSale: boolean;
  /** Head office hides its category: it is sold in combos only. */
  readonly hidden: boolean;
  /** What the nearest level says of whether it is sold; null: none says anything. */
  readonly sells: boolean | null;
  /** The store keeps stock of it. */
  readonly kept: boolean;
  /** Switched off by hand, whatever the stock. */
  readonly off: boolean;
  /** Pieces or grams on hand that nobody has reserved, not below 0. */
  readonly free: number;
  readonly weigh: Weigh | null;
  /** What is in it, of a combo; otherwise empty. */
  readonly parts: readonly Part[];
};

export type Availability = {
  /** It stands on the store's menu. Unless a level says so, a store sells what it keeps stock of, or of all parts of. */
  readonly sold: boolean;
  /** Switched off by hand, or one of its parts is, or is not sold here. */
  readonly off: boolean;
  /** Pieces or grams that can be sold, of a combo so many as its parts are enough for. */
  readonly saleable: number;
  /** What customers see: off, or less left than the least one can buy. */
  readonly soldOut: boolean;
};

/** Whether and how much a store can sell of a sku. `others` holds at least the parts of a combo; a part that is missing is not sold. */
export const availabilityOf = (sku: Standing, others: ReadonlyMap<string, Standing>): Availability =>
  shown(sku, sku.parts.length === 0 ? ofPlain(sku) : ofCombo(sku, others));

const shown = ({ hidden }: Standing, availability: Availability): Availability => ({ ...availability, sold: availability.sold && !hidden });

const ofPlain = ({ onSale, sells, kept, off, free, weigh }: Standing): Availability => ({
  sold: onSale && (sells ?? kept),
  off,
  saleable: free,
  soldOut: off || free < leastOf(weigh),
});

const ofCombo = (combo: Standing, others: ReadonlyMap<string, Standing>): Availability => {
  const parts = combo.parts.map(({ skuId, quantity }) => {
    const part = others.get(skuId);
    const { sold, off, saleable } = part === undefined ? nowhere : ofPlain(part);
    return { kept: part?.kept === true, lacking: !sold || off, saleable: sold && !off ? saleable : 0, quantity };
  });
  const saleable = combosFrom(parts);
  const off = combo.off || parts.some(({ lacking }) => lacking);
  return { sold: combo.onSale && (combo.sells ?? parts.every(({ kept }) => kept)), off, saleable, soldOut: off || saleable < 1 };
};

const nowhere = { sold: false, off: true, saleable: 0 };
