import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { refusePoints } from '@mendian/shared/points/points.errors.ts';
import type * as contract from '@mendian/shared/points/tier.contract.ts';
import type { TiersData } from '@mendian/shared/points/tier.contract.ts';
import { followFault, liftsAny, tiersAfter, tiersKeptMax } from '@mendian/shared/points/tier-draft.ts';
import { actorName } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import { tiersLowered } from '../points.events.ts';
import { askTierVersion } from './read-tiers.ts';
import { viewTiers, type TierCoupons } from './view-tiers.ts';

/** Writes the next version. Of two at once the second finds the first's when its transaction is run again, and is refused. */
export const setTiers =
  (tierCoupons: TierCoupons) =>
  async (ctx: Context<ActorOf<'headOffice'>>, { version, tiers: drafts }: InputOf<typeof contract.setTiers>): Promise<TiersData> => {
    requireWholeChain(ctx);
    const [before] = await ctx.sql.ask(askTierVersion());
    if (before.version !== version) throw refusePoints('points/tiers-changed');
    const fault = followFault(before.tiers, drafts);
    if (fault !== null) throw refuse('input/invalid', {}, fault);
    const tiers = tiersAfter(before.tiers, drafts);
    if (tiers.length > tiersKeptMax) throw refusePoints('points/too-many-tiers');
    const row = { version: version + 1, tiers: JSON.stringify(tiers), changed_by: actorName(ctx.actor), changed_at: ctx.now };
    await ctx.sql.insert('tier_version', [row]);
    audit(ctx, { action: 'tier.set', subject: 'chain', detail: { version: row.version, before: before.tiers, after: tiers } });
    if (liftsAny(before.tiers, tiers)) ctx.emit(tiersLowered({ version: row.version }));
    return viewTiers(ctx.sql, ctx.now, tierCoupons);
  };
