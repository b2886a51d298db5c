import { refuseCouponDesk } from '@mendian/shared/coupon/coupon-desk.errors.ts';
import type * as contract from '@mendian/shared/coupon/coupon-desk.contract.ts';
import type { TemplateData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import type { CouponDraftData } from '@mendian/shared/coupon/coupon-draft.ts';
import { templateMachine, templateStateWords } from '@mendian/shared/coupon/coupon-status.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { actorName } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import type { TemplateRow } from '../coupon.rows.ts';
import { checkCode, checkDraft } from './check-draft.ts';
import { viewTemplate } from './read-templates.ts';

export type Office = Context<ActorOf<'headOffice'>>;

export const addTemplate = async (ctx: Office, { draft }: InputOf<typeof contract.addTemplate>): Promise<TemplateData> => {
  requireWholeChain(ctx);
  const id = ctx.newId();
  await checkDraft(ctx, draft);
  await checkCode(ctx, draft.claimCode, id);
  await ctx.sql.insert('coupon_template', [
    {
      ...{ id, ...columnsOf(draft), state: 'draft', created_by: actorName(ctx.actor), created_at: ctx.now, changed_at: ctx.now },
    },
  ]);
  audit(ctx, { action: 'coupon.template-added', subject: id, detail: { name: draft.name } });
  return viewTemplate(ctx.sql, id);
};

export const editTemplate = async (ctx: Office, { templateId, draft }: InputOf<typeof contract.editTemplate>): Promise<TemplateData> => {
  requireWholeChain(ctx);
  const { state } = await lockTemplate(ctx, templateId);
  if (state !== 'draft') throw refuseCouponDesk('coupon/not-draft');
  await checkDraft(ctx, draft);
  await checkCode(ctx, draft.claimCode, templateId);
  const columns = { ...columnsOf(draft), changed_at: ctx.now };
  const set = Object.keys(columns).map((column) => `${column} = ?`).join(', '); // prettier-ignore
  await ctx.sql.run(`UPDATE coupon_template SET ${set} WHERE id = ?`, [...Object.values(columns), templateId]);
  audit(ctx, { action: 'coupon.template-changed', subject: templateId, detail: { name: draft.name } });
  return viewTemplate(ctx.sql, templateId);
};

const columnsOf = (draft: CouponDraftData) => ({
  ...{ name: draft.name, note: draft.note, terms: JSON.stringify(draft.terms), validity: JSON.stringify(draft.validity) },
  ...{ bearers: JSON.stringify(draft.bearers), total: draft.total },
  ...{ per_member: draft.perMember, per_member_day: draft.perMemberDay },
  ...{ in_centre: draft.inCentre, claim_code: draft.claimCode, given_at: draft.givenAt },
  given_to: draft.givenTo.length === 0 ? null : JSON.stringify(draft.givenTo),
  ...{ clerk_day: draft.byClerks?.perClerkDay ?? null, store_day: draft.byClerks?.perStoreDay ?? null },
});

/** Nothing is taken from what was promised: the total only grows. */
export const raiseTotal = async (ctx: Office, { templateId, total }: InputOf<typeof contract.raiseTotal>): Promise<TemplateData> => {
  requireWholeChain(ctx);
  const { name, state, total: before } = await lockTemplate(ctx, templateId);
  if (state === 'draft' || !templateMachine.can(state, 'end'))
    throw refuse('state/not-allowed', { state }, `“${templateStateWords[state]}”的券不能加大总数`);
  if (total < before) throw refuseCouponDesk('coupon/total-less');
  if (total > before) {
    await ctx.sql.run('UPDATE coupon_template SET total = ?, changed_at = ? WHERE id = ?', [total, ctx.now, templateId]);
    audit(ctx, { action: 'coupon.total-raised', subject: templateId, detail: { name, total, before } });
  }
  return viewTemplate(ctx.sql, templateId);
};

export const lockTemplate = async ({ sql }: Context, templateId: string): Promise<TemplateRow> => {
  const row = await sql.one<TemplateRow>(`SELECT * FROM coupon_template WHERE id = ?${sql.lock}`, [templateId]);
  if (row === null) throw refuse('thing/not-found');
  return row;
};
