import { hourMs, waitHoursOf, type AfterSaleRules } from '@mendian/shared/after-sale/after-sale-rules.ts';
import {
  afterSaleMachine,
  type AfterSaleAction,
  type AfterSaleLevel,
  type AfterSaleMoment,
  type AfterSaleSide,
} from '@mendian/shared/after-sale/after-sale-status.ts';
import { clearAttention } from '../../platform/attention.ts';
import type { Context } from '../../platform/context.ts';
import type { Value } from '../../platform/sql.ts';
import { noteAsked, type LockedOrder } from '../order/index.ts';
import { afterSaleOverdue } from './after-sale.events.ts';
import type { CaseRow } from './after-sale.rows.ts';

export type Step = {
  readonly what: AfterSaleMoment;
  readonly side: AfterSaleSide;
  readonly actor: string;
  readonly amount?: number;
  readonly words?: string;
};

type Place = { readonly case: CaseRow; readonly order: LockedOrder };

/** Moves a case along its table, behind its order's lock, writes the step down and lets store and customer see it. */
export const moveCase = async (
  ctx: Context,
  { case: row, order }: Place,
  action: AfterSaleAction,
  set: Partial<CaseRow>,
  step: Step,
): Promise<void> => {
  const changed = { ...set, state: afterSaleMachine.next(row.state, action) };
  ctx.sql.later.run(
    `UPDATE after_sale SET ${Object.keys(changed)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE id = ? AND state = ?`,
    [...(Object.values(changed) as Value[]), row.id, row.state],
  );
  writeStep(ctx, row.id, changed.level ?? row.level, step);
  if (row.state === 'asked' && row.level === 'office') await clearAttention(ctx, 'after-sale-late', row.id);
  noteAsked(ctx, order, changed.state === 'asked');
};

export const writeStep = (ctx: Context, caseId: string, level: AfterSaleLevel, step: Step): void => {
  const { what, side, actor, amount = null, words = '' } = step;
  ctx.sql.later.run(
    `INSERT INTO after_sale_step (case_id, no, what, side, level, actor, amount, words, at)
     SELECT ?, COALESCE(MAX(no), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM after_sale_step WHERE case_id = ?`,
    [caseId, what, side, level, actor, amount, words, ctx.now, caseId],
  );
};

/** Sets the clock of a level: unanswered by then, the case goes up by itself. Gives the instant. */
export const awaitLevel = (ctx: Context, caseId: string, level: AfterSaleLevel, rules: AfterSaleRules): Date => {
  const due = new Date(ctx.now.getTime() + waitHoursOf(level, rules) * hourMs);
  ctx.emit(afterSaleOverdue({ caseId, level }), due);
  return due;
};
