import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { takeOverKinds } from '@mendian/shared/take-over/take-over-words.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf } from '../../platform/like-sql.ts';
import type { ActorOf } from '../../platform/serve.ts';
import type { Reads } from '../../platform/sql.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import { anyMade, figuresOf, type Figures } from './figures.ts';
import { progressOf } from './progress.ts';
import type { FileRow, RecordRow, TakeOverRow } from './take-over.rows.ts';
import { isUnderWay } from './turn.ts';

type Office = ReadContext<ActorOf<'headOffice'>>;
type View = ReplyOf<typeof contract.getTakeOver>;

export const listTakeOvers = async (
  ctx: Office,
  { after, limit }: InputOf<typeof contract.listTakeOvers>,
): Promise<ReplyOf<typeof contract.listTakeOvers>> => {
  requireWholeChain(ctx);
  const rows = await ctx.sql.all<TakeOverRow>(
    `SELECT id, name, step, state, created_at, created_by FROM take_over${after === undefined ? '' : ' WHERE id < ?'} ORDER BY id DESC LIMIT ${limit + 1}`,
    after === undefined ? [] : [after],
  );
  const items = rows.slice(0, limit).map(({ id, name, step, state, created_at: at, created_by: createdBy }) => ({
    ...{ id, name, step, state, createdBy },
    createdAt: at.toISOString(),
  }));
  return { items, next: rows.length > limit ? items.at(-1)!.id : null };
};

export const getTakeOver = async (ctx: Office, { takeOverId }: InputOf<typeof contract.getTakeOver>): Promise<View> => {
  requireWholeChain(ctx);
  return viewTakeOver(ctx.sql, takeOverId);
};

export const viewTakeOver = async (sql: Reads, takeOverId: string): Promise<View> => {
  const row = await sql.one<TakeOverRow>('SELECT * FROM take_over WHERE id = ?', [takeOverId]);
  if (row === null) throw refuse('thing/not-found');
  const files = await readFiles(sql, takeOverId);
  const figures = figuresOf(row.figures);
  return {
    ...{ id: row.id, name: row.name, step: row.step, state: row.state, error: row.error, createdBy: row.created_by },
    at: isUnderWay(row) ? placeOf(row, figures) : null,
    createdAt: row.created_at.toISOString(),
    checkedAt: row.checked_at?.toISOString() ?? null,
    ranAt: row.ran_at?.toISOString() ?? null,
    comparedAt: row.compared_at?.toISOString() ?? null,
    backAt: row.back_at?.toISOString() ?? null,
    files: files.map(({ kind, name, bytes, gone_at: goneAt }) => ({
      ...{ kind, name, bytes, ...figures[kind] },
      goneAt: goneAt?.toISOString() ?? null,
    })),
    can: leaveOf(row, files, figures),
  };
};

export const readFiles = async (sql: Reads, takeOverId: string): Promise<FileRow[]> => {
  const rows = await sql.all<FileRow>('SELECT kind, name, parts, bytes, gone_at FROM take_over_file WHERE take_over_id = ?', [takeOverId]);
  return takeOverKinds.flatMap((kind) => rows.filter((row) => row.kind === kind));
};

const placeOf = ({ progress }: TakeOverRow, figures: Figures): View['at'] => {
  const { phase, kind, line } = progressOf(progress!);
  const { added, changed } = figures[kind].outcomes;
  return { kind, line: phase === 'records' ? added + changed : line };
};

/** What can be done next: the same rules that the steps themselves go by. */
export const leaveOf = (row: TakeOverRow, files: readonly FileRow[], figures: Figures): View['can'] => {
  const idle = !isUnderWay(row);
  const made = anyMade(figures);
  const whole = files.length > 0 && files.every(({ gone_at: goneAt }) => goneAt === null);
  return {
    upload: idle && !made,
    check: idle && !made && whole,
    run: idle && whole && row.checked_at !== null,
    compare: idle && whole && row.ran_at !== null,
    back: idle && made,
    stop: !idle,
  };
};

export const listRecords = async (
  ctx: Office,
  { takeOverId, kind, outcome, differing, after, limit }: InputOf<typeof contract.listRecords>,
): Promise<ReplyOf<typeof contract.listRecords>> => {
  requireWholeChain(ctx);
  if ((await ctx.sql.one('SELECT 1 AS one FROM take_over WHERE id = ?', [takeOverId])) === null) throw refuse('thing/not-found');
  const { text, values } = allOf([
    { text: 'take_over_id = ? AND kind = ?', values: [takeOverId, kind] },
    ...(outcome === undefined ? [] : [{ text: 'outcome = ?', values: [outcome] }]),
    ...(differing === 1 ? [{ text: 'differs IS NOT NULL', values: [] }] : []),
    ...(after === undefined ? [] : [{ text: 'line > ?', values: [after] }]),
  ]);
  const rows = await ctx.sql.all<RecordRow>(
    `SELECT line, record_key, outcome, reason, differs FROM take_over_record WHERE ${text} ORDER BY line LIMIT ${limit + 1}`,
    values,
  );
  const items = rows
    .slice(0, limit)
    .map(({ line, record_key: key, outcome: is, reason, differs }) => ({ line, key, outcome: is, reason, differs }));
  return { items, next: rows.length > limit ? String(items.at(-1)!.line) : null };
};
