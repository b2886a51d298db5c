import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { refuseTakeOver } from '@mendian/shared/take-over/take-over.errors.ts';
import { takeOverStepWords, type TakeOverStep } from '@mendian/shared/take-over/take-over-words.ts';
import { actorName } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import { anyMade, figuresOf, noFigures, withoutCompared } from './figures.ts';
import { beginningOf } from './progress.ts';
import { leaveOf, readFiles, viewTakeOver } from './read-take-overs.ts';
import { stepAsked } from './run-step.ts';
import { clearSums } from './store-sums.ts';
import type { FileRow, TakeOverRow } from './take-over.rows.ts';
import { freeTurn, isHeld, isUnderWay, lockTakeOver, lockTurn } from './turn.ts';

export type Office = Context<ActorOf<'headOffice'>>;

export const addTakeOver = async (ctx: Office, { name }: InputOf<typeof contract.addTakeOver>) => {
  requireWholeChain(ctx);
  const id = ctx.newId();
  await ctx.sql.insert('take_over', [
    { id, name, figures: JSON.stringify(noFigures), created_at: ctx.now, created_by: actorName(ctx.actor) },
  ]);
  audit(ctx, { action: 'take-over.added', subject: id, detail: { name } });
  return viewTakeOver(ctx.sql, id);
};

export const startStep = async (ctx: Office, { takeOverId, step }: InputOf<typeof contract.startStep>) => {
  const row = await lockIdle(ctx, takeOverId);
  const other = await ctx.sql.one(`SELECT 1 AS one FROM take_over WHERE state IN ('waiting', 'running') AND id <> ?`, [takeOverId]);
  if (other !== null) throw refuseTakeOver('take-over/other-busy');
  const figures = figuresOf(row.figures);
  const files = await readFiles(ctx.sql, takeOverId);
  if (!leaveOf(row, files, figures)[step]) throw refuseTakeOver(whyNot(step, files, anyMade(figures)));

  // A step that was stopped goes on where it was; one that ended, or failed at a file, begins anew.
  const goesOn = row.step === step && row.state === 'stopped' && row.progress !== null;
  await ctx.sql.run(`UPDATE take_over SET step = ?, state = 'waiting', stop = 0, error = NULL, progress = ?, figures = ? WHERE id = ?`, [
    ...[step, goesOn ? row.progress : JSON.stringify(beginningOf(step))],
    ...[JSON.stringify(goesOn ? figures : withoutCompared(figures)), takeOverId],
  ]);
  // What was compared before is no longer how it is.
  if (!goesOn) {
    await ctx.sql.run('UPDATE take_over SET compared_at = NULL WHERE id = ?', [takeOverId]);
    await clearSums(ctx, takeOverId);
  }
  if (step === 'check') await ctx.sql.run('UPDATE take_over SET checked_at = NULL WHERE id = ?', [takeOverId]);
  audit(ctx, { action: 'take-over.step-started', subject: takeOverId, detail: { name: row.name, step: takeOverStepWords[step] } });
  ctx.emit(stepAsked({ takeOverId }));
  return viewTakeOver(ctx.sql, takeOverId);
};

const whyNot = (step: TakeOverStep, files: readonly FileRow[], made: boolean) => {
  if (step !== 'back' && files.some(({ gone_at: goneAt }) => goneAt !== null)) return 'take-over/files-gone';
  if (step === 'check') return made ? 'take-over/already-run' : 'take-over/no-files';
  return step === 'run' ? 'take-over/not-checked' : 'take-over/not-run';
};

/** A take-over at which nothing is under way, locked. */
export const lockIdle = async (ctx: Office, takeOverId: string): Promise<TakeOverRow> => {
  requireWholeChain(ctx);
  await lockTurn(ctx);
  const row = await lockTakeOver(ctx, takeOverId);
  if (row === null) throw refuse('thing/not-found');
  if (isUnderWay(row)) throw refuseTakeOver('take-over/busy');
  return row;
};

/** One that is at a batch ends behind it; one that only waits ends at once. What was done stays. */
export const stopStep = async (ctx: Office, { takeOverId }: InputOf<typeof contract.stopStep>) => {
  requireWholeChain(ctx);
  const turn = await lockTurn(ctx);
  const row = await lockTakeOver(ctx, takeOverId);
  if (row === null) throw refuse('thing/not-found');
  if (!isUnderWay(row)) throw refuse('state/not-allowed', { state: row.state }, '现在没有正在进行的一步，不用停止');
  if (turn.take_over_id === takeOverId && isHeld(turn, ctx.now))
    await ctx.sql.run('UPDATE take_over SET stop = 1 WHERE id = ?', [takeOverId]);
  else {
    await freeTurn(ctx, takeOverId);
    await ctx.sql.run(`UPDATE take_over SET state = 'stopped' WHERE id = ?`, [takeOverId]);
  }
  audit(ctx, { action: 'take-over.step-stopped', subject: takeOverId, detail: { name: row.name, step: takeOverStepWords[row.step!] } });
  return viewTakeOver(ctx.sql, takeOverId);
};
