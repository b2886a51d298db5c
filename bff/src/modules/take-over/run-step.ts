import { takeOverStepWords } from '@mendian/shared/take-over/take-over-words.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { eventType } from '../../platform/events.ts';
import type { WechatPay } from '../../gateways/wechat-pay.ts';
import type { Objects } from '../../platform/objects.ts';
import { onSteps, type Steps, type Subscriber } from '../../platform/subscriber.ts';
import { backBatch } from './back-batch.ts';
import { checkBatch, clearBatch } from './check-batch.ts';
import { figuresOf, type Figures } from './figures.ts';
import { isFault, type Outside as Asked } from './kind.ts';
import { kinds } from './kinds.ts';
import { progressOf, type Progress } from './progress.ts';
import { batchReader, FileFault, type Batch } from './read-batch.ts';
import { compareBatch, runBatch } from './run-batch.ts';
import type { TakeOverRow } from './take-over.rows.ts';
import { freeTurn, holdTurn, takeTurn, type Turn } from './turn.ts';

/** A step of a take-over is to be begun, or gone on with. */
export const stepAsked = eventType<{ takeOverId: string }>('take-over.step-asked');

/** Another works at it: this one asks again after that time. */
const againMs = 2_000;

/**
 * Goes through the files, or back over what was made: a batch is read, then written together with how far the step is. Killed
 * anywhere it goes on behind the last batch that was written; a second one at the same time writes nothing.
 */
export const runSteps = (outside: Outside): Subscriber =>
  onSteps(stepAsked, 'take-over.step', async (steps, { takeOverId }) => {
    const turn = await steps.transact((ctx) => takeTurn(ctx, takeOverId));
    if (turn === 'over') return;
    if (turn === 'busy') return steps.finish(async (ctx) => ctx.emit(stepAsked({ takeOverId }), new Date(ctx.now.getTime() + againMs)));
    try {
      await walk(outside, steps, turn);
    } catch (error) {
      await giveUp(steps, turn, error);
    }
  });

type Outside = { readonly objects: Pick<Objects, 'get'>; readonly wechatPay: Pick<WechatPay, 'query'> };

const walk = async ({ objects, wechatPay }: Outside, steps: Steps, turn: Turn): Promise<void> => {
  const read = batchReader(objects, steps.reads, turn.takeOverId);
  const readNow = () => steps.reads.one<TakeOverRow>('SELECT * FROM take_over WHERE id = ?', [turn.takeOverId]);
  for (let row = await readNow(); row !== null;) {
    const progress = progressOf(row.progress!);
    const found = progress.phase === 'files' ? await read(progress) : null;
    const batch = found === null || row.step === 'compare' ? found : await look({ reads: steps.reads, wechatPay }, progress, found);
    row = await steps.transact((ctx) => doBatch(ctx, turn, progress, batch));
    // A person may have ended the job itself.
    await steps.saveProgress('');
  }
};

/** The batch with what the outside says of its rows. */
const look = async (outside: Asked, { kind }: Progress, batch: Batch): Promise<Batch> => {
  const ask = kinds[kind].look;
  const good = batch.lines.filter(({ row }) => !isFault(row));
  if (ask === undefined || good.length === 0) return batch;
  const seen = await ask(outside, good.map(({ row }) => row)); // prettier-ignore
  const rowAt = new Map(good.map(({ line }, index) => [line, seen[index]]));
  return { ...batch, lines: batch.lines.map((one) => (rowAt.has(one.line) ? { ...one, row: rowAt.get(one.line) } : one)) };
};

/** Null: there is no more to do. */
const doBatch = async (ctx: Context, turn: Turn, read: Progress, batch: Batch | null): Promise<TakeOverRow | null> => {
  const row = await holdTurn(ctx, turn);
  if (row === null) return null;
  if (row.stop === 1) return endStep(ctx, row, 'stopped');
  if (read.phase === 'end') return endStep(ctx, row, 'done');
  const { figures, next } = await apply(ctx, row, read, batch);
  const [progress, told] = [JSON.stringify(next), JSON.stringify(figures)];
  await ctx.sql.run('UPDATE take_over SET progress = ?, figures = ? WHERE id = ?', [progress, told, row.id]);
  return { ...row, progress, figures: told };
};

const apply = async (ctx: Context, row: TakeOverRow, progress: Progress, batch: Batch | null) => {
  const place = { takeOverId: row.id, kind: progress.kind };
  const figures: Figures = figuresOf(row.figures);
  if (progress.phase === 'clear') return clearBatch(ctx, place, progress, figures);
  if (progress.phase === 'records') return backBatch(ctx, place, progress, figures);
  const work = row.step === 'check' ? checkBatch : row.step === 'run' ? runBatch : compareBatch;
  return { figures: await work(ctx, place, batch!.lines, figures), next: batch!.next };
};

const doneAt = { check: 'checked_at', run: 'ran_at', compare: 'compared_at', back: 'back_at' } as const;

const endStep = async (ctx: Context, row: TakeOverRow, state: 'done' | 'stopped'): Promise<null> => {
  const step = row.step!;
  const done = state === 'done' ? `, ${doneAt[step]} = ?` : '';
  // What was taken back is checked anew before it is run again.
  const anew = state === 'done' && step === 'back' ? ', checked_at = NULL, ran_at = NULL, compared_at = NULL' : '';
  await ctx.sql.run(`UPDATE take_over SET state = ?, stop = 0${done}${anew} WHERE id = ?`, [
    state,
    ...(done === '' ? [] : [ctx.now]),
    row.id,
  ]);
  await freeTurn(ctx, row.id);
  if (state === 'done')
    audit(ctx, { action: 'take-over.step-done', subject: row.id, detail: { name: row.name, step: takeOverStepWords[step] } });
  return null;
};

/** A file that cannot be read waits for a person; anything else is tried again with growing pauses. */
const giveUp = async (steps: Steps, turn: Turn, error: unknown): Promise<void> => {
  const isFile = error instanceof FileFault;
  await steps.transact(async (ctx) => {
    const row = await holdTurn(ctx, turn);
    if (row === null) return;
    await freeTurn(ctx, row.id);
    await ctx.sql.run('UPDATE take_over SET state = ?, error = ? WHERE id = ?', [
      ...(isFile ? ['failed', error.message.slice(0, 300)] : ['waiting', '出了点问题，稍后自动再试']),
      row.id,
    ]);
  });
  if (!isFile) throw error;
};
