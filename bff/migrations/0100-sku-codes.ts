import { addColumns, addUniques, exact, nullable } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** What a till knows a sku by: the number that scales print, without zeros before it, and the barcode on its packing. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'sku', { plu: nullable(exact(6)), barcode: nullable(exact(13)) });
  await addUniques(sql, 'sku', { plu: ['plu'], barcode: ['barcode'] });
};
