import type { RecordOutcome } from '@mendian/shared/take-over/take-over-words.ts';
import type { Context } from '../../platform/context.ts';
import type { Place } from './check-batch.ts';
import { moved, type Figures } from './figures.ts';
import { printsOf, usesOf, type Values } from './kind.ts';
import { kinds } from './kinds.ts';
import { nextKind, type Progress } from './progress.ts';
import type { RecordRow } from './take-over.rows.ts';
import { writeRecords } from './write-records.ts';

const backMax = 300;
/** More than any file has. */
const linesMost = 2_000_000_000;

/**
 * Takes back what the run made, the last line first: what it added goes, what it changed is as before. What was changed or used
 * since stays as it is, with its reason.
 */
export const backBatch = async (ctx: Context, place: Place, progress: Progress, figures: Figures) => {
  const { own, uses, remove, write } = kinds[place.kind];
  const lines = await ctx.sql.all<RecordRow>(
    `SELECT * FROM take_over_record WHERE take_over_id = ? AND kind = ? AND line < ? ORDER BY line DESC LIMIT ${backMax}`,
    [place.takeOverId, place.kind, progress.line === 0 ? linesMost : progress.line],
  );
  if (lines.length === 0) return { figures, next: nextKind(progress) };
  const next = { ...progress, line: lines.at(-1)!.line };
  const records = lines.filter(({ outcome }) => outcome === 'added' || outcome === 'changed');
  if (records.length === 0) return { figures, next };
  const idsOf = (outcome: RecordOutcome) => records.flatMap((one) => (one.outcome === outcome ? [one.row_id!] : []));
  // The rows are locked: whoever would begin to work with one now waits, and then does not find it.
  const prints = await printsOf(ctx.sql, own, records.map(({ row_id }) => row_id!), ctx.sql.lock); // prettier-ignore
  const used = await usesOf(ctx.sql, { own, uses }, idsOf('added'));
  const settled = records.map((record) => ({ record, reason: whyKept(record, prints, used) }));
  const free = settled.filter(({ record, reason }) => reason === null && prints.has(record.row_id!));
  const gone = free.flatMap(({ record }) => (record.outcome === 'added' ? [record.row_id!] : []));
  if (gone.length > 0) await remove(ctx, gone);
  for (const { record } of free) if (record.outcome === 'changed') write!(ctx, record.row_id!, valuesOf(record.was!));

  const to = (reason: string | null): RecordOutcome => (reason === null ? 'back' : 'kept');
  await writeRecords(ctx, settled.map(({ record, reason }) => ({ ...record, outcome: to(reason), reason, differs: null })), ['outcome', 'reason', 'differs']); // prettier-ignore
  return { figures: moved(figures, place.kind, settled.map(({ record, reason }) => ({ from: record.outcome, to: to(reason) }))), next }; // prettier-ignore
};

/** Null: nothing stands in the way, or it is gone already. */
const whyKept = (
  { row_id: id, print }: RecordRow,
  prints: ReadonlyMap<string, string>,
  used: ReadonlyMap<string, string>,
): string | null => {
  const now = prints.get(id!);
  if (now === undefined) return null;
  return used.get(id!) ?? (now === print ? null : '接管之后改过');
};

/** Instants were written down as text. */
const valuesOf = (was: string): Values =>
  Object.fromEntries(
    Object.entries(JSON.parse(was) as Record<string, string | number | null>).map(([column, value]) => [
      column,
      column.endsWith('_at') && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
