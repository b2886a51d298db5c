import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/pass/pass-kind.contract.ts';
import type { PassKindData } from '@mendian/shared/pass/pass-kind.contract.ts';
import type { PassDraftData } from '@mendian/shared/pass/pass-draft.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import { actorName } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import type { PassKindRow } from '../pass.rows.ts';
import { checkDraft } from './check-draft.ts';
import { viewKind } from './read-kinds.ts';

export type Office = Context<ActorOf<'headOffice'>>;

export const addKind = async (ctx: Office, { draft }: InputOf<typeof contract.addPassKind>): Promise<PassKindData> => {
  requireWholeChain(ctx);
  await checkDraft(ctx, draft);
  const id = ctx.newId();
  await ctx.sql.insert('pass_kind', [
    { id, ...columnsOf(draft), state: 'draft', created_by: actorName(ctx.actor), created_at: ctx.now, changed_at: ctx.now },
  ]);
  audit(ctx, { action: 'pass.kind-added', subject: id, detail: { name: draft.name } });
  return viewKind(ctx.sql, id);
};

export const editKind = async (ctx: Office, { kindId, draft }: InputOf<typeof contract.editPassKind>): Promise<PassKindData> => {
  requireWholeChain(ctx);
  const { state } = await lockKind(ctx, kindId);
  if (state !== 'draft') throw refusePass('pass/not-draft');
  await checkDraft(ctx, draft);
  const columns = { ...columnsOf(draft), changed_at: ctx.now };
  const set = Object.keys(columns).map((column) => `${column} = ?`).join(', '); // prettier-ignore
  await ctx.sql.run(`UPDATE pass_kind SET ${set} WHERE id = ?`, [...Object.values(columns), kindId]);
  audit(ctx, { action: 'pass.kind-changed', subject: kindId, detail: { name: draft.name } });
  return viewKind(ctx.sql, kindId);
};

const columnsOf = (draft: PassDraftData) => ({
  ...{ name: draft.name, note: draft.note, price: draft.price, days: draft.days, uses: draft.uses, uses_per_day: draft.usesPerDay },
  ...{ product_ids: JSON.stringify([...new Set(draft.productIds)]), places: JSON.stringify([...new Set(draft.places)]) },
  ...{ earns: draft.earns, bearers: JSON.stringify(draft.bearers), payee_id: draft.payeeId },
});

export const lockKind = async ({ sql }: Context, kindId: string): Promise<PassKindRow> => {
  const row = await sql.one<PassKindRow>(`SELECT * FROM pass_kind WHERE id = ?${sql.lock}`, [kindId]);
  if (row === null) throw refuse('thing/not-found');
  return row;
};
