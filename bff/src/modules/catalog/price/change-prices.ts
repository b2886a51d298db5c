import type { PriceChangeData } from '@mendian/shared/catalog/price.contract.ts';
import type { Staff } from '../../../platform/actor.ts';
import { actorName } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { StepContext } from '../../../platform/serve.ts';
import { menusChangedUnder, plansChanged } from '../menu-version.ts';
import { checkChange, type Asked, type Change } from './check-change.ts';
import { presentChange, type PriceChangeRow } from './present-change.ts';
import { previewPrices } from './preview-prices.ts';

/** Sets prices at a level, at once or from a minute to come on. What it changes is counted before the transaction, which stays short. */
export const changePrices = async (steps: StepContext<Staff>, asked: Asked): Promise<PriceChangeData> => {
  const { stores } = await previewPrices(steps.reads, await checkChange({ ...steps, sql: steps.reads }, asked));
  return steps.once(async (ctx) => {
    const change = await checkChange({ ...ctx, actor: steps.actor }, asked);
    return presentChange({ ...ctx, actor: steps.actor }, await keepChange(ctx, change, stores), change.level);
  });
};

const keepChange = async (ctx: Context, { level, prices, from, to }: Change, stores: number): Promise<PriceChangeRow> => {
  const row: PriceChangeRow = {
    ...{ id: ctx.newId(), node: level.node, store_id: level.storeId, valid_from: from, valid_to: to, stores },
    prices: JSON.stringify(
      prices.map(({ sku, amount }) => ({ skuId: sku.id, name: sku.name, skuName: sku.sku_name, soldBy: sku.sold_by, amount })),
    ),
    ...{ set_by: actorName(ctx.actor), set_at: ctx.now, cancelled_by: null, cancelled_at: null },
  };
  ctx.sql.later.insert('price_change', [row]);
  ctx.sql.later.insert(
    'price',
    prices.map(({ sku, amount }) => ({
      ...{ node: level.node, sku_id: sku.id, valid_from: from, id: ctx.newId(), valid_to: to, amount },
      change_id: row.id,
    })),
  );
  const planned = from > ctx.now;
  if (planned || to !== null) await plansChanged(ctx);
  if (!planned) await menusChangedUnder(ctx, level.node);
  audit(ctx, {
    action: planned ? 'price.planned' : 'price.changed',
    subject: row.id,
    detail: { level: level.name, from, to, prices: prices.map(({ sku, amount }) => [`${sku.name}${sku.sku_name}`, amount]) },
    ...auditedFor(level),
  });
  return row;
};

/** Whoever the level belongs to may read it too. */
export const auditedFor = ({ storeId, merchantId }: Pick<Change['level'], 'storeId' | 'merchantId'>) => ({
  ...(storeId === null ? {} : { storeId }),
  ...(merchantId === null ? {} : { merchantId }),
});
