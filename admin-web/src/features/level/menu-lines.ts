import type { AssortmentRowData, AssortmentSkuData } from '@mendian/shared/catalog/assortment.contract.ts';

/** A line of a menu at the desk: of a store one for each sku, at other levels one for each product. */
export type MenuLine = {
  readonly key: string;
  readonly row: AssortmentRowData;
  readonly sku: AssortmentSkuData | null;
  /** The product's own settings stand on the first of its lines that are listed. */
  readonly first: boolean;
};

/** The lines that fit, in the menu's order. */
export const menuLines = (rows: readonly AssortmentRowData[], fits: (line: Omit<MenuLine, 'first'>) => boolean): MenuLine[] =>
  rows.flatMap((row) =>
    (row.skus.length === 0 ? [{ key: row.productId, row, sku: null }] : row.skus.map((sku) => ({ key: sku.skuId, row, sku })))
      .filter(fits)
      .map((line, index) => ({ ...line, first: index === 0 })),
  );

/** Whether customers see it on the menu; at levels above stores, whether it is said to be sold. */
export const isSold = ({ row, sku }: Pick<MenuLine, 'row' | 'sku'>): boolean =>
  row.onSale && !row.hidden && row.sells === true && (sku === null || sku.onSale);
