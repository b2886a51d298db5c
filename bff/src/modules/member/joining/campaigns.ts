import type * as contract from '@mendian/shared/member/joining.contract.ts';
import { campaignsMax, type CampaignData } from '@mendian/shared/member/joining.contract.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { audit } from '../../../platform/audit.ts';
import type { Settings } from '../../../platform/config.ts';
import type { Context, ReadContext } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import type { Reads } from '../../../platform/sql.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import type { JoinCodeRow } from '../member.rows.ts';
import { makeCode, shownCode } from './join-codes.ts';

type Office = Context<ActorOf<'headOffice'>>;

export const listCampaigns =
  (settings: Settings) =>
  async ({ sql }: ReadContext): Promise<ReplyOf<typeof contract.listCampaigns>> => ({
    items: (await readCampaigns(sql)).map(presentCampaign(settings)),
  });

/** Those that count come first, so that each of them can be ended however many were before them. */
const readCampaigns = (sql: Reads): Promise<JoinCodeRow[]> =>
  sql.all<JoinCodeRow>(
    `SELECT * FROM join_code WHERE channel = 'campaign'
     ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, whose DESC LIMIT ${campaignsMax}`,
  );

const presentCampaign =
  ({ PUBLIC_URL }: Settings) =>
  (row: JoinCodeRow): CampaignData => ({
    ...{ id: row.id, name: row.name, ...shownCode(PUBLIC_URL, row) },
    ...{ createdBy: row.created_by, createdAt: row.created_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null },
  });

export const addCampaign =
  (settings: Settings) =>
  async (ctx: Office, { name }: InputOf<typeof contract.addCampaign>): Promise<CampaignData> => {
    requireWholeChain(ctx);
    const counting = (await readCampaigns(ctx.sql)).filter(({ ended_at: endedAt }) => endedAt === null);
    if (counting.length >= campaignsMax) throw refuseMember('member/too-many-campaigns');
    const row = await makeCode(ctx, { channel: 'campaign', whose: ctx.newId(), store_id: null, clerk_id: null, name });
    audit(ctx, { action: 'member.campaign-added', subject: row.id, detail: { name } });
    return presentCampaign(settings)(row);
  };

/** Again, it changes nothing. */
export const endCampaign =
  (settings: Settings) =>
  async (ctx: Office, { campaignId }: InputOf<typeof contract.endCampaign>): Promise<CampaignData> => {
    requireWholeChain(ctx);
    const row = await ctx.sql.one<JoinCodeRow>(`SELECT * FROM join_code WHERE id = ? AND channel = 'campaign'${ctx.sql.lock}`, [
      campaignId,
    ]);
    if (row === null) throw refuse('thing/not-found');
    if (row.ended_at !== null) return presentCampaign(settings)(row);
    await ctx.sql.run('UPDATE join_code SET ended_at = ? WHERE id = ?', [ctx.now, campaignId]);
    audit(ctx, { action: 'member.campaign-ended', subject: campaignId, detail: { name: row.name } });
    return presentCampaign(settings)({ ...row, ended_at: ctx.now });
  };
