/** Rows as they come from SQL; `weigh` and `options` are JSON that was checked when it was written. */
export type ProductRow = {
  readonly id: string;
  readonly category_id: string;
  readonly name: string;
  readonly line: string;
  readonly picture: string;
  readonly tags: string;
  readonly sold_by: 'weight' | 'portion';
  readonly weigh: string | null;
  /** A copy of the product's groups of options, renewed whenever one of them changes. */
  readonly options: string;
  readonly notes: string;
  readonly position: number;
  readonly on_sale: number;
  readonly combo: number;
};

/** `price` is the one the sku was made with: what head office asks for until it sets another. */
export type SkuRow = {
  readonly id: string;
  readonly product_id: string;
  readonly name: string;
  readonly price: number;
  readonly on_sale: number;
  readonly plu: string | null;
  readonly barcode: string | null;
};

/** What a store has of a sku: pieces, or grams where the product is sold by weight. A combo's row only holds the switch. */
export type StockRow = { readonly sku_id: string; readonly on_hand: number; readonly reserved: number; readonly sold_out: number };

/** A price as it was set at a level. */
export type PriceRow = {
  readonly node: string;
  readonly sku_id: string;
  readonly valid_from: Date;
  readonly id: string;
  readonly valid_to: Date | null;
  readonly amount: number | null;
};
