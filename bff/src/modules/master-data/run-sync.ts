import type { Erp, ErpList } from '../../gateways/erp.ts';
import type { Reads } from '../../platform/sql.ts';
import { onSteps, type Steps, type Subscriber } from '../../platform/subscriber.ts';
import { applyStep } from './apply-step.ts';
import { syncAsked } from './ask-sync.ts';
import { endRun, failRun, finishRun } from './end-run.ts';
import { fetchRefused, fetchStep, type Fetched } from './fetch-step.ts';
import { nextStep, progressOf } from './progress.ts';
import { resolveUnfound } from './record-refusals.ts';
import { explainFailure } from './sync-fault.ts';
import { freeLease, holdLease, takeLease, type Taken } from './sync-lease.ts';
import type { SyncRunRow, SyncStateRow } from './sync.rows.ts';

/** Another run is under way: this one asks again after that time. */
const againMs = 2_000;

/**
 * Goes through the ERP's lists page by page: asks for a page, then writes it together with how far the run is. Killed at any point,
 * it goes on behind the last page that was written; a second one that runs at the same time writes nothing.
 */
export const runSync = (erp: Erp): Subscriber =>
  onSteps(syncAsked, 'master-data.sync', async (steps, { runId }) => {
    const taken = await steps.transact((ctx) => takeLease(ctx, runId));
    if (taken === 'over') return;
    if (taken === 'busy') return steps.finish(async (ctx) => ctx.emit(syncAsked({ runId }), new Date(ctx.now.getTime() + againMs)));
    try {
      await walk(erp, steps, taken);
    } catch (error) {
      await giveUp(steps, taken, error);
    }
  });

const walk = async (erp: Erp, steps: Steps, taken: Taken): Promise<void> => {
  const since = (await steps.reads.one<SyncStateRow>(`SELECT * FROM sync_state WHERE name = 'erp'`))!;
  let run: SyncRunRow | null = taken.run;
  while (run !== null) {
    const fetched: Fetched | null = await fetchNext(erp, steps.reads, run, since);
    run = await steps.transact(async (ctx) => {
      const held = await holdLease(ctx, taken);
      if (held === null) return null;
      if (held.stop === 1) return endRun(ctx, held, 'stopped').then(() => null);
      if (fetched === null) return finish(ctx, held).then(() => null);
      await applyStep(ctx, held, fetched);
      return ctx.sql.one<SyncRunRow>('SELECT * FROM sync_run WHERE id = ?', [held.id]);
    });
    // A person may have ended the job itself.
    await steps.saveProgress(run?.progress ?? '');
  }
};

const finish = async (ctx: Parameters<typeof finishRun>[0], run: SyncRunRow): Promise<void> => {
  const resolved = run.kind === 'full' ? await resolveUnfound(ctx, run.id) : 0;
  await ctx.sql.run('UPDATE sync_run SET resolved = resolved + ? WHERE id = ?', [resolved, run.id]);
  await finishRun(ctx, { ...run, resolved: run.resolved + resolved });
};

/** Null: nothing is left to do. */
const fetchNext = async (erp: Erp, reads: Reads, run: SyncRunRow, since: SyncStateRow): Promise<Fetched | null> => {
  const progress = progressOf(run.progress);
  if (progress.step === 'end') return null;
  if (progress.step !== 'recheck') return fetchStep({ erp, reads, since, kind: run.kind }, progress);
  const open = await reads.all<{ id: string; list: ErpList; code: string }>(
    `SELECT id, list, code FROM sync_refusal WHERE state = 'open' AND id > ? AND code NOT LIKE '#%' ORDER BY id LIMIT 200`,
    [progress.rechecked],
  );
  const [first] = open;
  if (first === undefined) return { list: 'stores', rows: [], unreadable: [], missing: [], next: nextStep(progress, run.kind) };
  // Of one list at a time: up to where its refusals follow each other.
  const end = open.findIndex(({ list }) => list !== first.list);
  const batch = end < 0 ? open : open.slice(0, end);
  const fetched = await fetchRefused(erp, reads, first.list, batch.map(({ code }) => code)); // prettier-ignore
  return { ...fetched, next: { ...progress, rechecked: batch.at(-1)!.id } };
};

/**
 * A full run that the ERP left alone is tried again, with growing pauses; a look for changes is over, since the next one is only a
 * minute away. What trying again does not mend waits for a person.
 */
const giveUp = async (steps: Steps, { run, holder }: Taken, error: unknown): Promise<void> => {
  const failure = explainFailure(error);
  const again = failure === null || (failure.passing && run.kind === 'full');
  await steps.transact(async (ctx) => {
    const held = await holdLease(ctx, { run, holder });
    if (held === null) return;
    if (!again) return failRun(ctx, held, failure.sentence, failure.passing);
    await freeLease(ctx, run.id);
    await ctx.sql.run(`UPDATE sync_run SET state = 'waiting', error = ? WHERE id = ?`, [
      failure?.sentence ?? '出了点问题，稍后自动再试',
      run.id,
    ]);
  });
  if (again) throw error;
};
