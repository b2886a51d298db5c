import type { AssortmentRowData, AssortmentSkuData } from '@mendian/shared/catalog/assortment.contract.ts';

/** A line of a menu at the desk: of a store one for each sku, at other levels one for each product. */
export type MenuLine = {
  readonly key: string;
  readonly row: AssortmentRowData;
  readonly sku: AssortmentSkuData | null;
  /** The product's own settings stand on its first line. */
  readonly first: boolean;
};

export const menuLines = (rows: readonly AssortmentRowData[]): MenuLine[] =>
  rows.flatMap((row): MenuLine[] =>
    row.skus.length === 0
      ? [{ key: row.productId, row, sku: null, first: true }]
      : row.skus.map((sku, index) => ({ key: sku.skuId, row, sku, first: index === 0 })),
  );

/** Whether customers see it on the menu; at levels above stores, whether it is said to be sold. */
export const isSold = ({ row, sku }: MenuLine): boolean => row.onSale && !row.hidden && row.sells === true && (sku === null || sku.onSale);
