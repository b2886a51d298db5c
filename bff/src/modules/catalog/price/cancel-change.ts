import { nodeOf } from '@mendian/shared/account/scope.ts';
import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import type { PriceChangeData } from '@mendian/shared/catalog/price.contract.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { actorName, type Staff } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { plansChanged } from '../menu-version.ts';
import { auditedFor } from './change-prices.ts';
import { levelNames, lockChange } from './list-changes.ts';
import { presentChange } from './present-change.ts';

/** Takes back a change that has not begun, as if it had never been made; one that has begun is history. The same again changes nothing. */
export const cancelPriceChange = async (ctx: Context<Staff>, { changeId }: { changeId: string }): Promise<PriceChangeData> => {
  const row = await lockChange(ctx, changeId);
  if (row === null) throw refuse('thing/not-found');
  const name = (await levelNames(ctx.sql, [row]))(row);
  if (row.cancelled_at !== null) return presentChange(ctx, row, { node: row.node, name });
  if (row.valid_from <= ctx.now) throw refuseCatalog('price/begun');
  const cancelled = { cancelled_by: actorName(ctx.actor), cancelled_at: ctx.now };
  await ctx.sql.run('UPDATE price_change SET cancelled_by = ?, cancelled_at = ? WHERE id = ?', [...Object.values(cancelled), changeId]);
  await ctx.sql.run('DELETE FROM price WHERE change_id = ?', [changeId]);
  await plansChanged(ctx);
  const level = nodeOf(row.node);
  const merchantId = level.kind === 'branch' || level.kind === 'franchisee' ? level.id : null;
  audit(ctx, {
    action: 'price.cancelled',
    subject: changeId,
    detail: { level: name },
    ...auditedFor({ storeId: row.store_id, merchantId }),
  });
  return presentChange(ctx, { ...row, ...cancelled }, { node: row.node, name });
};
