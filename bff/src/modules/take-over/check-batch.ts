import type { RecordOutcome, TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';
import type { Context } from '../../platform/context.ts';
import { moved, withoutKind, type Figures } from './figures.ts';
import { isFault, type Cells, type Coming, type Finding } from './kind.ts';
import { kinds } from './kinds.ts';
import { nextKind, type Progress } from './progress.ts';
import type { FileLine } from './read-batch.ts';

export type Place = { readonly takeOverId: string; readonly kind: TakeOverKind };
export type Judgement = { readonly outcome: RecordOutcome; readonly reason: string | null };
type Judged = Judgement & { readonly line: number; readonly key: string };

/** The rehearsal: says what would become of each line and writes nothing but that. */
export const checkBatch = async (ctx: Context, place: Place, lines: readonly FileLine[], figures: Figures): Promise<Figures> => {
  const judged = await judge(ctx, place, lines);
  ctx.sql.later.insert(
    'take_over_record',
    judged.map(({ line, key, outcome, reason }) => ({
      ...{ take_over_id: place.takeOverId, kind: place.kind, line, record_key: key, outcome, reason },
    })),
  );
  return moved(figures, place.kind, judged.map(({ outcome }) => ({ from: null, to: outcome }))); // prettier-ignore
};

const judge = async (ctx: Context, place: Place, lines: readonly FileLine[]): Promise<Judged[]> => {
  const { keyOf, examine } = kinds[place.kind];
  const good = lines.filter(({ row }) => !isFault(row));
  const before = await linesOfKeys(ctx, place, good.map(({ row }) => keyOf(row))); // prettier-ignore
  const firsts = good.filter(({ line, row }) => {
    const key = keyOf(row);
    if (!before.has(key)) before.set(key, line);
    return before.get(key) === line;
  });
  const findings = firsts.length === 0 ? [] : await examine(ctx, firsts.map(({ row }) => row), comingIn(ctx, place.takeOverId)); // prettier-ignore
  const findingAt = new Map(firsts.map(({ line }, index) => [line, findings[index]!]));
  return lines.map(({ line, cells, row }) => {
    if (isFault(row)) return { line, key: keyText(cells), outcome: 'refused', reason: row.reason.slice(0, 200) };
    const [key, finding] = [keyOf(row), findingAt.get(line)];
    if (finding === undefined) return { line, key, outcome: 'refused', reason: `与第 ${before.get(key)} 行重复` };
    return { line, key, ...judgementOf(finding) };
  });
};

/** What a person finds a line by that cannot be read: its first cells. */
const keyText = (cells: FileLine['cells']): string =>
  isFault(cells)
    ? ''
    : Object.values(cells as Cells)
        .filter((cell) => cell !== '')
        .slice(0, 2)
        .join(' ')
        .slice(0, 100);

export const judgementOf = (finding: Finding): Judgement => {
  if (finding.is === 'refused') return { outcome: 'refused', reason: finding.reason.slice(0, 200) };
  const said = finding.is === 'change' ? finding.what : finding.is === 'add' ? (finding.said ?? null) : null;
  return { outcome: finding.is, reason: said?.slice(0, 200) ?? null };
};

/** The lines on which these keys stood before in the same file. */
const linesOfKeys = async ({ sql }: Context, { takeOverId, kind }: Place, keys: readonly string[]): Promise<Map<string, number>> => {
  const rows = await sql.all<{ record_key: string; line: number }>(
    'SELECT record_key, MIN(line) AS line FROM take_over_record WHERE take_over_id = ? AND kind = ? AND record_key IN (?) GROUP BY record_key',
    [takeOverId, kind, keys],
  );
  return new Map(rows.map(({ record_key, line }) => [record_key, line]));
};

const comingIn =
  ({ sql }: Context, takeOverId: string): Coming =>
  async (kind, keys) => {
    const rows = await sql.all<{ record_key: string }>(
      `SELECT record_key FROM take_over_record WHERE take_over_id = ? AND kind = ? AND record_key IN (?) AND outcome = 'add'`,
      [takeOverId, kind, [...new Set(keys)]],
    );
    return new Set(rows.map(({ record_key }) => record_key));
  };

const clearMax = 2_000;

/** What an earlier check wrote goes before the next one begins. */
export const clearBatch = async ({ sql }: Context, place: Place, progress: Progress, figures: Figures) => {
  const rows = await sql.all<{ line: number }>(
    `SELECT line FROM take_over_record WHERE take_over_id = ? AND kind = ? ORDER BY line LIMIT ${clearMax}`,
    [place.takeOverId, place.kind],
  );
  if (rows.length === 0) return { figures: withoutKind(figures, place.kind), next: nextKind(progress) };
  await sql.run('DELETE FROM take_over_record WHERE take_over_id = ? AND kind = ? AND line <= ?', [
    ...[place.takeOverId, place.kind],
    rows.at(-1)!.line,
  ]);
  return { figures, next: progress };
};
