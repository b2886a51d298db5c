import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';
import type { PartData } from '@mendian/shared/catalog/combo.ts';
import { priceAt } from '@mendian/shared/catalog/price-at.ts';
import type { Answers, Question, Reads } from '../../platform/sql.ts';
import { askSalePrices, askSaleRows, askSaleStock, askSaleVersion } from './ask-sale-skus.ts';
import { availabilityOf, type Standing } from './availability.ts';
import type { StockRow } from './catalog.rows.ts';
import { keepSales, shelfOf, type SaleFacts } from './kept-sales.ts';
import { leastOf, saleableOf, type Weigh } from './present-stock.ts';

/** A sku as one store sells it now. */
export type SaleSku = {
  readonly skuId: string;
  readonly productId: string;
  readonly categoryId: string;
  readonly name: string;
  readonly skuName: string;
  readonly picture: string;
  readonly soldBy: 'weight' | 'portion';
  /** Fen a portion, or fen per 500 g: the nearest price that counts now. */
  readonly price: number;
  readonly weigh: Weigh | null;
  readonly options: readonly OptionGroupData[];
  /** Pieces or grams that can still be sold, not below 0. */
  readonly saleable: number;
  /** Switched off by hand, it or one of its parts, whatever the stock. */
  readonly soldOut: boolean;
  /** What is in a combo; otherwise empty. */
  readonly parts: PartData[];
  /** The stock that a piece (or a gram) of it takes: its own, or that of its parts. */
  readonly takes: readonly Take[];
};

/** `least`: with less left of it, something on the menu is sold out. */
export type Take = { readonly skuId: string; readonly quantity: number; readonly saleable: number; readonly least: number };

type Asked = { readonly storeId: string; readonly skuIds: readonly string[]; readonly now: Date };

/** Those of the skus that the store sells, from SQL as committed: what is ordered and charged is decided by it. */
export const readSaleSkus = async (sql: Reads, storeId: string, skuIds: readonly string[], now: Date): Promise<Map<string, SaleSku>> => {
  const { questions, conclude } = askSaleSkus(sql, { storeId, skuIds, now });
  return conclude(await sql.ask(...questions));
};

/**
 * The same in questions that travel with others, and what their answers mean. What the process knows of the skus is not asked again but
 * whether it is still so; stock always is. When something changed meanwhile, or a combo's parts are not known, another trip is made.
 */
export const askSaleSkus = (sql: Reads, asked: Asked) => {
  const shelf = shelfOf(sql, asked.storeId);
  const known = shelf !== null && isKnown(shelf.facts, asked.skuIds) ? shelf : null;
  const questions = known === null ? inFull(asked) : asKnown(known.facts, asked);
  const conclude = async (answers: readonly unknown[]): Promise<Map<string, SaleSku>> => {
    const [version, stock] = answers as [string | null, StockRow[]];
    if (known !== null && known.version === version) return skusFrom(known.facts, stock, asked);
    return concludeFull(sql, asked, asked.skuIds, known === null ? (answers as InFull) : await sql.ask(...inFull(asked)));
  };
  return { questions: questions as readonly Question<unknown>[], conclude };
};

const isKnown = (facts: ReadonlyMap<string, SaleFacts>, skuIds: readonly string[]): boolean =>
  skuIds.every((skuId) => facts.get(skuId)?.parts.every((part) => facts.has(part.skuId)) === true);

const withParts = (facts: ReadonlyMap<string, SaleFacts>, skuIds: readonly string[]): string[] => [
  ...new Set(skuIds.flatMap((skuId) => [skuId, ...(facts.get(skuId)?.parts ?? []).map((part) => part.skuId)])),
];

const asKnown = (facts: ReadonlyMap<string, SaleFacts>, { storeId, skuIds }: Asked) =>
  [askSaleVersion(storeId), askSaleStock(storeId, withParts(facts, skuIds))] as const;

const inFull = ({ storeId, skuIds, now }: Asked) =>
  [askSaleVersion(storeId), askSaleStock(storeId, skuIds), askSaleRows(storeId, skuIds), askSalePrices(storeId, skuIds, now)] as const;

type InFull = Answers<[...ReturnType<typeof inFull>]>;

/** `skuIds` are those that were asked about: of combos, their parts are still to be. */
const concludeFull = async (
  sql: Reads,
  asked: Asked,
  skuIds: readonly string[],
  [version, stock, rows, prices]: InFull,
): Promise<Map<string, SaleSku>> => {
  if (version === null) return new Map();
  const facts = keepSales(sql, { storeId: asked.storeId, version, rows, prices });
  const all = withParts(facts, asked.skuIds);
  if (all.every((skuId) => skuIds.includes(skuId))) return skusFrom(facts, stock, asked);
  return concludeFull(sql, asked, all, await sql.ask(...inFull({ ...asked, skuIds: all })));
};

const skusFrom = (facts: ReadonlyMap<string, SaleFacts>, stock: readonly StockRow[], { skuIds, now }: Asked): Map<string, SaleSku> => {
  const stockOf = new Map(stock.map((row) => [row.sku_id, row]));
  const standings = new Map(
    withParts(facts, skuIds).flatMap((skuId): [string, Known][] => {
      const known = facts.get(skuId);
      return known === undefined ? [] : [[skuId, { ...standingOf(known, stockOf.get(skuId)), facts: known }]];
    }),
  );
  return new Map(
    skuIds.flatMap((skuId): [string, SaleSku][] => {
      const known = standings.get(skuId);
      const sku = known === undefined ? null : saleSkuOf(known, standings, now);
      return sku === null ? [] : [[skuId, sku]];
    }),
  );
};

type Known = Standing & { readonly facts: SaleFacts };

const standingOf = ({ on_sale, hidden, sells, weigh, parts }: SaleFacts, stock: StockRow | undefined): Standing => ({
  onSale: on_sale === 1,
  hidden: hidden === 1,
  sells: sells === null ? null : sells === 1,
  kept: stock !== undefined,
  off: stock?.sold_out === 1,
  free: stock === undefined ? 0 : saleableOf(stock),
  weigh,
  parts,
});

const saleSkuOf = (sku: Known, standings: ReadonlyMap<string, Known>, now: Date): SaleSku | null => {
  const { facts } = sku;
  const { sold, off, saleable } = availabilityOf(sku, standings);
  if (!sold) return null;
  const parts = facts.parts.flatMap((part) => {
    const of = standings.get(part.skuId);
    return of === undefined ? [] : [{ ...part, of }];
  });
  const taken = parts.length === 0 ? [{ skuId: facts.sku_id, quantity: 1, of: sku }] : parts;
  return {
    skuId: facts.sku_id,
    productId: facts.product_id,
    categoryId: facts.category_id,
    name: facts.name,
    skuName: facts.sku_name,
    picture: facts.picture,
    soldBy: facts.sold_by,
    price: priceAt(facts.levels, facts.price, now).amount,
    weigh: facts.weigh,
    options: facts.options,
    saleable,
    soldOut: off,
    parts: parts.map(({ skuId, quantity, of }) => ({ skuId, quantity, name: of.facts.name, skuName: of.facts.sku_name })),
    takes: taken.map(({ skuId, quantity, of }) => ({ skuId, quantity, saleable: of.free, least: leastWith(of.facts) })),
  };
};

const leastWith = ({ weigh, in_combo }: SaleFacts): number => Math.max(leastOf(weigh), in_combo ?? 0);
