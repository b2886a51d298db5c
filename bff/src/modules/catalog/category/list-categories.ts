import type { CategoryViewData } from '@mendian/shared/catalog/category.contract.ts';
import type { Reads } from '../../../platform/sql.ts';

type Row = Omit<CategoryViewData, 'hidden'> & { readonly hidden: number };

/** All categories, in the order of the menu, with how many products are in each. */
export const readCategories = async (sql: Reads): Promise<CategoryViewData[]> => {
  const rows = await sql.all<Row>(
    `SELECT c.id, c.name, c.hidden, (SELECT COUNT(*) FROM product p WHERE p.category_id = c.id) AS products
    FROM category c ORDER BY c.position, c.id`,
  );
  return rows.map((row) => ({ ...row, hidden: row.hidden === 1 }));
};
