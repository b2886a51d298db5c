import type { setSells as contract } from '@mendian/shared/catalog/assortment.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { actorName, type Staff } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { findLevel } from '../level/find-level.ts';
import { menusChangedUnder } from '../menu-version.ts';
import { auditedFor } from '../price/change-prices.ts';

/** Lets a level sell products or not, or leaves it to the level above. The same again changes nothing. */
export const setSells = async (
  ctx: Context<Staff>,
  { node, productIds, sells }: InputOf<typeof contract.hq>,
): Promise<ReplyOf<typeof contract.hq>> => {
  const level = await findLevel(ctx, node);
  const ids = [...new Set(productIds)].sort();
  const products = await ctx.sql.all<{ id: string; name: string }>('SELECT id, name FROM product WHERE id IN (?) ORDER BY id', [ids]);
  if (products.length !== ids.length) throw refuse('thing/not-found');
  const rows = await ctx.sql.all<{ product_id: string; sells: number }>(
    `SELECT product_id, sells FROM assortment WHERE node = ? AND product_id IN (?) ORDER BY product_id${ctx.sql.lock}`,
    [node, ids],
  );
  const said = new Map(rows.map((row) => [row.product_id, row.sells === 1]));
  const changed = products.filter(({ id }) => (said.get(id) ?? null) !== sells);
  if (changed.length === 0) return { changed: 0 };
  const changedIds = changed.map(({ id }) => id);
  if (sells === null) await ctx.sql.run('DELETE FROM assortment WHERE node = ? AND product_id IN (?)', [node, changedIds]);
  else
    await ctx.sql.upsert(
      'assortment',
      changedIds.map((product_id) => ({ node, product_id, sells, set_by: actorName(ctx.actor), set_at: ctx.now })),
      ['node', 'product_id'],
      ['sells', 'set_by', 'set_at'],
    );
  audit(ctx, {
    action: 'assortment.changed',
    subject: node,
    detail: { level: level.name, sells, products: changed.map(({ name }) => name) },
    ...auditedFor(level),
  });
  await menusChangedUnder(ctx, node);
  return { changed: changed.length };
};
