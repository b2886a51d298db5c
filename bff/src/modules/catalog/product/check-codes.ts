import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { Sql } from '../../../platform/sql.ts';
import { chainMenus } from '../menu-version.ts';

/** What a till knows a sku by; left out: what it was. */
export type Codes = { readonly plu?: string | null | undefined; readonly barcode?: string | null | undefined };

/** Those that were given, as columns. */
export const codesOf = ({ plu, barcode }: Codes): { plu?: string | null; barcode?: string | null } => ({
  ...(plu === undefined ? {} : { plu }),
  ...(barcode === undefined ? {} : { barcode }),
});

type Row = { readonly plu: string | null; readonly barcode: string | null; readonly name: string; readonly sku_name: string };

/** Refuses a number or barcode that another sku has, of this product or of another. Whoever saves next waits until this one is saved. */
export const checkCodes = async (sql: Sql, skus: readonly Codes[], productId: string | null): Promise<void> => {
  for (const [code, refusal] of refusalOf) {
    const given = skus.flatMap((sku) => sku[code] ?? []);
    if (given.length === 0) continue;
    if (new Set(given).size !== given.length) throw refuseCatalog(refusal);
    await sql.all(`SELECT version FROM menu_version WHERE store_id = ?${sql.lock}`, [chainMenus]);
    const taken = await sql.one<Row>(
      `SELECT s.plu, s.barcode, p.name, s.name AS sku_name FROM sku s JOIN product p ON p.id = s.product_id WHERE s.${code} IN (?) AND s.product_id <> ? LIMIT 1`,
      [given, productId ?? ''],
    );
    if (taken !== null) throw refuseCatalog(refusal, { [code]: taken[code] }, saying(code, taken));
  }
};

const refusalOf = [
  ['plu', 'catalog/plu-taken'],
  ['barcode', 'catalog/barcode-taken'],
] as const;

const saying = (code: 'plu' | 'barcode', { name, sku_name: skuName, ...codes }: Row): string =>
  `${code === 'plu' ? '货号' : '条码'} ${codes[code]} 已是${skuText({ name, skuName })}的，请换一个`;
