import type * as contract from '@mendian/shared/coupon/coupon-desk.contract.ts';
import type { TemplateData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { templateActionWords, templateMachine, templateStateWords, type TemplateAction } from '@mendian/shared/coupon/coupon-status.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { actorName } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import { checkDraft } from './check-draft.ts';
import { lockTemplate, type Office } from './edit-template.ts';
import { draftOf, viewTemplate } from './read-templates.ts';

/** What is promised to members has to be possible still. */
const checked: readonly TemplateAction[] = ['approve', 'start'];

export const moveTemplate = async (ctx: Office, { templateId, action }: InputOf<typeof contract.moveTemplate>): Promise<TemplateData> => {
  requireWholeChain(ctx);
  const row = await lockTemplate(ctx, templateId);
  if (!templateMachine.can(row.state, action))
    throw refuse('state/not-allowed', { state: row.state }, `“${templateStateWords[row.state]}”的券不能${templateActionWords[action]}`);
  if (checked.includes(action)) await checkDraft(ctx, draftOf(row));
  await ctx.sql.run('UPDATE coupon_template SET state = ?, changed_at = ? WHERE id = ?', [
    templateMachine.next(row.state, action),
    ctx.now,
    templateId,
  ]);
  if (action === 'approve' || action === 'reopen')
    await ctx.sql.run('UPDATE coupon_template SET approved_by = ?, approved_at = ? WHERE id = ?', [
      ...(action === 'approve' ? [actorName(ctx.actor), ctx.now] : [null, null]),
      templateId,
    ]);
  audit(ctx, { action: 'coupon.template-moved', subject: templateId, detail: { name: row.name, how: templateActionWords[action] } });
  return viewTemplate(ctx.sql, templateId);
};
