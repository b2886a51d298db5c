import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/pass/pass-kind.contract.ts';
import type { PassKindData } from '@mendian/shared/pass/pass-kind.contract.ts';
import { passKindActionWords, passKindMachine, passKindStateWords } from '@mendian/shared/pass/pass-status.ts';
import { actorName } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import { checkDraft } from './check-draft.ts';
import { lockKind, type Office } from './edit-kind.ts';
import { draftOf, viewKind } from './read-kinds.ts';

export const moveKind = async (ctx: Office, { kindId, action }: InputOf<typeof contract.movePassKind>): Promise<PassKindData> => {
  requireWholeChain(ctx);
  const row = await lockKind(ctx, kindId);
  if (!passKindMachine.can(row.state, action))
    throw refuse('state/not-allowed', { state: row.state }, `“${passKindStateWords[row.state]}”的月卡不能${passKindActionWords[action]}`);
  if (action === 'start') {
    // What is sold has to be possible still.
    await checkDraft(ctx, draftOf(row));
    await ctx.sql.run('UPDATE pass_kind SET started_by = ?, started_at = ? WHERE id = ?', [actorName(ctx.actor), ctx.now, kindId]);
  }
  const state = passKindMachine.next(row.state, action);
  await ctx.sql.run('UPDATE pass_kind SET state = ?, changed_at = ? WHERE id = ?', [state, ctx.now, kindId]);
  audit(ctx, { action: 'pass.kind-moved', subject: kindId, detail: { name: row.name, how: passKindActionWords[action] } });
  return viewKind(ctx.sql, kindId);
};
