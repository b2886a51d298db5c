import type { Context } from '../../../platform/context.ts';
import { groupOf, type OptionGroupRow } from './read-option-groups.ts';

/** Renews what products carry of their groups, so that an order reads a product's options with its row. */
export const copyOptions = async ({ sql }: Pick<Context, 'sql'>, productIds: readonly string[]): Promise<void> => {
  if (productIds.length === 0) return;
  const rows = await sql.all<OptionGroupRow & { product_id: string }>(
    `SELECT o.product_id, g.id, g.name, g.kind, g.max, g.choices FROM product_option o JOIN option_group g ON g.id = o.group_id
    WHERE o.product_id IN (?) ORDER BY o.product_id, o.position`,
    [productIds],
  );
  const byProduct = Map.groupBy(rows, ({ product_id }) => product_id);
  for (const productId of productIds)
    sql.later.run('UPDATE product SET options = ? WHERE id = ?', [
      JSON.stringify((byProduct.get(productId) ?? []).map(groupOf)),
      productId,
    ]);
};
