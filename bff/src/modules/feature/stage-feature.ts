import type { FeatureData, stageFeature as contract } from '@mendian/shared/feature/feature.contract.ts';
import { refuseFeature } from '@mendian/shared/feature/feature.errors.ts';
import { features, isFeatureKey, mayStage, reachText } from '@mendian/shared/feature/features.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import { presentFeatures } from './list-features.ts';

type Changing = Context<ActorOf<'headOffice'>>;

/** Says how far a feature is put out. The first time it may be anywhere; then its percentage only grows until it is halted. */
export const stageFeature = async (ctx: Changing, input: InputOf<typeof contract>): Promise<FeatureData> => {
  requireWholeChain(ctx);
  const { featureKey, percent, halted } = input;
  if (!isFeatureKey(featureKey)) throw refuse('thing/not-found');
  if (!mayStage(await lockStage(ctx, featureKey), { percent, halted })) throw refuseFeature('feature/only-grows');
  await ctx.sql.run('UPDATE feature_stage SET percent = ?, halted = ?, changed_by = ?, changed_at = ? WHERE feature_key = ?', [
    ...[percent, halted, ctx.actor.name, ctx.now, featureKey],
  ]);
  const named = await nameStores(ctx, featureKey, input.storeIds);
  const { name } = features[featureKey];
  const detail = { name, reach: reachText({ percent, halted }, named), percent, halted, stores: named };
  audit(ctx, { action: 'feature.staged', subject: featureKey, detail });
  return (await presentFeatures(ctx.sql, [featureKey]))[0]!;
};

/** What nobody has staged is locked as if it were halted, so that two who stage it first take turns. */
const lockStage = async ({ sql, actor, now }: Changing, key: string): Promise<{ percent: number; halted: boolean }> => {
  const first = { feature_key: key, percent: 0, halted: true, changed_by: actor.name, changed_at: now };
  await sql.insert('feature_stage', [first], { ignore: true });
  const row = await sql.one<{ percent: number; halted: number }>(
    `SELECT percent, halted FROM feature_stage WHERE feature_key = ?${sql.lock}`,
    [key],
  );
  return { percent: row!.percent, halted: row!.halted === 1 };
};

/** Names these stores and no others; how many they are. */
const nameStores = async ({ sql }: Changing, key: string, storeIds: readonly string[]): Promise<number> => {
  const named = [...new Set(storeIds)];
  const known = named.length === 0 ? [] : await sql.all('SELECT id FROM store WHERE id IN (?)', [named]);
  if (known.length !== named.length) throw refuse('thing/not-found');
  await sql.run('DELETE FROM feature_stage_store WHERE feature_key = ?', [key]);
  await sql.insert(
    'feature_stage_store',
    named.map((storeId) => ({ feature_key: key, store_id: storeId })),
  );
  return named.length;
};
