import type { RecordOutcome } from '@mendian/shared/take-over/take-over-words.ts';
import type { Context } from '../../platform/context.ts';
import { judgementOf, type Place } from './check-batch.ts';
import { compared, moved, type Figures } from './figures.ts';
import { isFault, printsOf, type Coming, type Finding, type Made } from './kind.ts';
import { kinds } from './kinds.ts';
import type { FileLine } from './read-batch.ts';
import type { RecordRow } from './take-over.rows.ts';
import { addSums } from './store-sums.ts';
import { writeRecords } from './write-records.ts';

const nobodyComes: Coming = async () => new Set();

type Settled = Pick<RecordRow, 'outcome' | 'reason' | 'row_id' | 'was' | 'print'>;
type Examined = { readonly record: RecordRow; readonly row: unknown; readonly finding: Finding };

/**
 * Makes and changes what the check found and is still so; what was made before, or is otherwise by now, is left as it is, so that a
 * repeat changes nothing.
 */
export const runBatch = async (ctx: Context, place: Place, lines: readonly FileLine[], figures: Figures): Promise<Figures> => {
  const examined = await examineAgain(ctx, place, lines, ['add', 'change']);
  const { own, make, write } = kinds[place.kind];
  const adds = examined.filter(({ finding }) => finding.is === 'add');
  const made = adds.length === 0 ? [] : await make(ctx, adds.map(({ row }) => row)); // prettier-ignore
  const madeAt = new Map(adds.map(({ record }, index) => [record.line, made[index]!]));
  for (const { finding } of examined) if (finding.is === 'change') write!(ctx, finding.id, finding.set);
  const touched = [...made.map(({ id }) => id), ...examined.flatMap(({ finding }) => (finding.is === 'change' ? [finding.id] : []))];
  const prints = await printsOf(ctx.sql, own, touched);
  const settled = examined.map(({ record, finding }) => ({ record, to: settle(finding, madeAt.get(record.line), prints) }));
  await writeRecords(ctx, settled.map(({ record, to }) => ({ ...record, ...to })), ['outcome', 'reason', 'row_id', 'was', 'print']); // prettier-ignore
  return moved(figures, place.kind, settled.map(({ record, to }) => ({ from: record.outcome, to: to.outcome }))); // prettier-ignore
};

const settle = (finding: Finding, made: Made | undefined, prints: ReadonlyMap<string, string>): Settled => {
  const nothing = { row_id: null, was: null, print: null };
  if (finding.is === 'add') {
    const { id, said } = made!;
    return { ...nothing, outcome: 'added', reason: said?.slice(0, 200) ?? null, row_id: id, print: prints.get(id)! };
  }
  if (finding.is === 'change')
    return {
      outcome: 'changed',
      reason: finding.what,
      row_id: finding.id,
      was: JSON.stringify(finding.was),
      print: prints.get(finding.id)!,
    };
  return { ...nothing, ...judgementOf(finding) };
};

/** Looks in the tables for what should be here, and whether it is as the file says. */
export const compareBatch = async (ctx: Context, place: Place, lines: readonly FileLine[], figures: Figures): Promise<Figures> => {
  const examined = await examineAgain(ctx, place, lines, ['added', 'changed', 'same']);
  const told = examined.map(({ record, finding }) => ({ ...record, differs: differsOf(finding), missing: finding.is === 'add' }));
  const isNews = ({ line, differs }: RecordRow): boolean => examined.find(({ record }) => record.line === line)!.record.differs !== differs;
  await writeRecords(ctx, told.map(({ missing: _, ...record }) => record).filter(isNews), ['differs']); // prettier-ignore
  await addSums(ctx, place, { file: lines.flatMap(({ row }) => (isFault(row) ? [] : [row])), here: examined.map(({ row }) => row) });
  const missing = told.filter((one) => one.missing).length;
  const same = told.filter(({ differs }) => differs === null).length;
  return compared(figures, place.kind, { same, missing, differing: told.length - same - missing });
};

const differsOf = (finding: Finding): string | null => {
  if (finding.is === 'same') return null;
  if (finding.is === 'add') return '这里没有';
  return (finding.is === 'change' ? `${finding.what}与文件不同` : finding.reason).slice(0, 200);
};

/** What these lines mean now, of those whose outcome is one of these. */
const examineAgain = async (
  { sql, now }: Context,
  { takeOverId, kind }: Place,
  lines: readonly FileLine[],
  outcomes: readonly RecordOutcome[],
): Promise<Examined[]> => {
  const { examine } = kinds[kind];
  const records = await sql.all<RecordRow>(
    'SELECT * FROM take_over_record WHERE take_over_id = ? AND kind = ? AND line IN (?) AND outcome IN (?)',
    [...[takeOverId, kind], lines.map(({ line }) => line), outcomes],
  );
  const recordAt = new Map(records.map((record) => [record.line, record]));
  const open = lines.flatMap(({ line, row }) => {
    const record = recordAt.get(line);
    return record === undefined || isFault(row) ? [] : [{ record, row }];
  });
  const findings = open.length === 0 ? [] : await examine({ sql, now }, open.map(({ row }) => row), nobodyComes); // prettier-ignore
  return open.map((one, index) => ({ ...one, finding: findings[index]! }));
};
