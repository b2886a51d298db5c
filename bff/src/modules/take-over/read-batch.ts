import { fileColumns, type FileColumn } from '@mendian/shared/take-over/file-columns.ts';
import { takeOverKindWords, type TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';
import type { Objects } from '../../platform/objects.ts';
import type { Reads } from '../../platform/sql.ts';
import { isFault, type Cells, type Fault, type LineCells } from './kind.ts';
import { kinds } from './kinds.ts';
import { nextKind, type Encoding, type Progress } from './progress.ts';
import { cellsOf, firstLineIn, linesOf } from './read-lines.ts';
import type { FileRow } from './take-over.rows.ts';

/** A file that cannot be read any further: its whole step fails, with this sentence. */
export class FileFault extends Error {}

/** A row of the file, which is one line, or several that stand together: then it is told by the first. */
export type FileLine = { /** Of the file, from 1. */ readonly line: number; readonly cells: Cells | Fault; readonly row: unknown };
export type Batch = { readonly lines: readonly FileLine[]; readonly next: Progress };

const linesAtOnceMax = 500;
const signsMax = 4_000;

export const objectOf = (part: string): string => `take-over/${part}.csv`;

type PartLines = readonly (string | null)[];
type ReadPart = (no: number) => Promise<PartLines>;

/** Reads the files of a take-over a batch of lines after the other; of a file a part or two at a time are in memory. */
export const batchReader = (objects: Pick<Objects, 'get'>, reads: Reads, takeOverId: string) => {
  let kept: { readonly kind: TakeOverKind; readonly parts: Map<number, PartLines> } | null = null;
  const partsFrom = (file: FileRow, { kind, part, encoding }: Progress): ReadPart => {
    if (kept?.kind !== kind) kept = { kind, parts: new Map() };
    const { parts } = kept;
    for (const no of parts.keys()) if (no < part) parts.delete(no);
    return async (no) => {
      const lines = parts.get(no) ?? linesOf(await bytesOf(objects, file, no), encoding!);
      parts.set(no, lines);
      return lines;
    };
  };
  return async (progress: Progress): Promise<Batch> => {
    const file = await readFile(reads, takeOverId, progress.kind);
    if (file === null) return { lines: [], next: nextKind(progress) };
    const begun = progress.columns === null ? await beginFile(objects, file, progress) : progress;
    return readRows(begun, partsOf(file).length, partsFrom(file, begun));
  };
};

/** The rows that stand whole in the next lines; one that may go on behind them is left for the next batch. */
const readRows = async (begun: Progress, parts: number, partAt: ReadPart): Promise<Batch> => {
  const { linesAtOnce = linesAtOnceMax, read, together } = kinds[begun.kind];
  const texts: (string | null)[] = [];
  for (let no = begun.part; no < parts && texts.length < linesAtOnce; no += 1)
    texts.push(...(await partAt(no)).slice(no === begun.part ? begun.at : 0).slice(0, linesAtOnce - texts.length));
  const groups = groupsOf(readLines(texts, begun), together);
  const whole = await placeBehind(begun, texts.length, parts, partAt);
  const cut = together !== undefined && whole !== null && groups.length > 1 ? groups.at(-1)! : null;
  const lines = (cut === null ? groups : groups.slice(0, -1)).map(({ line, cells, rest }) => ({
    ...{ line, cells },
    row: isFault(cells) ? cells : read(cells, line, rest),
  }));
  const place = cut === null ? whole : await placeBehind(begun, cut.line - 1 - begun.line, parts, partAt);
  return { lines, next: place ?? nextKind(begun) };
};

/** Null: the file ends there. */
const placeBehind = async (from: Progress, taken: number, parts: number, partAt: ReadPart): Promise<Progress | null> => {
  let at = from.at + taken;
  for (let part = from.part; part < parts; part += 1) {
    const { length } = await partAt(part);
    if (at < length) return { ...from, part, at, line: from.line + taken };
    at -= length;
  }
  return null;
};

type Group = { readonly line: number; readonly cells: Cells | Fault; readonly rest: LineCells[] };

/** Lines one behind the other that have the same in the column `together`, as one. */
const groupsOf = (lines: readonly Omit<FileLine, 'row'>[], together: string | undefined): Group[] => {
  const groups: Group[] = [];
  for (const { line, cells } of lines) {
    const last = groups.at(-1)?.cells;
    const key = together === undefined || isFault(cells) ? '' : cells[together];
    if (key !== '' && last !== undefined && !isFault(last) && last[together!] === key && !isFault(cells))
      groups.at(-1)!.rest.push({ line, cells });
    else groups.push({ line, cells, rest: [] });
  }
  return groups;
};

const readFile = (reads: Reads, takeOverId: string, kind: TakeOverKind): Promise<FileRow | null> =>
  reads.one<FileRow>('SELECT kind, name, parts, bytes, gone_at FROM take_over_file WHERE take_over_id = ? AND kind = ?', [
    takeOverId,
    kind,
  ]);

const partsOf = ({ parts }: FileRow): string[] => JSON.parse(parts) as string[];

const bytesOf = async (objects: Pick<Objects, 'get'>, file: FileRow, no: number): Promise<Buffer> => {
  const parts = partsOf(file);
  const bytes = await objects.get(objectOf(parts[no]!));
  if (bytes === null) throw new FileFault(`${takeOverKindWords[file.kind]}文件“${file.name}”没有传全，请重新上传`);
  if (no + 1 < parts.length && bytes.at(-1) !== 0x0a)
    throw new FileFault(`${takeOverKindWords[file.kind]}文件“${file.name}”没有在行尾切开，或有一行超过 512 KB，请检查后重新上传`);
  return bytes;
};

/** The first line tells the columns, and with their names in what encoding the file is written. */
const beginFile = async (objects: Pick<Objects, 'get'>, file: FileRow, progress: Progress): Promise<Progress> => {
  const bytes = await bytesOf(objects, file, 0);
  const columns: readonly FileColumn[] = fileColumns[progress.kind];
  const readings = (['utf-8', 'gbk'] as const).map((encoding) => ({ encoding, names: namesIn(firstLineIn(bytes, encoding)) }));
  const known = ({ names }: { names: string[] | null }): number =>
    (names ?? []).filter((name) => columns.some((one) => one.name === name)).length;
  const [best] = readings.sort((one, other) => known(other) - known(one)) as [(typeof readings)[number]];
  const said = `${takeOverKindWords[progress.kind]}文件“${file.name}”第 1 行`;
  if (best.names === null || known(best) === 0) throw new FileFault(`${said}没有列名，请照样例文件写上列名，存为 UTF-8 或 GBK 的 CSV`);
  const { names } = best;
  const odd = names.find((name, index) => !columns.some((one) => one.name === name) || names.indexOf(name) !== index);
  if (odd !== undefined) throw new FileFault(`${said}的列“${odd.slice(0, 40)}”不认识或重复，请对照样例文件`);
  const lacking = columns.find(({ name, needed }) => needed && !names.includes(name));
  if (lacking !== undefined) throw new FileFault(`${said}缺少列“${lacking.name}”，请对照样例文件补上`);
  const keys = names.map((name) => columns.find((one) => one.name === name)!.key);
  return { ...progress, encoding: best.encoding, columns: keys, at: 1, line: 1 };
};

/** Columns without a name at the end of the line are none. */
const namesIn = (line: string | null): string[] | null => {
  const names = line === null ? null : cellsOf(line);
  while (names?.at(-1) === '') names.pop();
  return names;
};

const readLines = (lines: readonly (string | null)[], { columns, line: before, encoding, kind }: Progress): Omit<FileLine, 'row'>[] =>
  lines.flatMap((text, index) => {
    const cells = readLine(text, columns!, { encoding: encoding!, kind });
    return cells === null ? [] : [{ line: before + index + 1, cells }];
  });

/** Null: an empty line. */
const readLine = (
  text: string | null,
  columns: readonly string[],
  { encoding, kind }: { encoding: Encoding; kind: TakeOverKind },
): Cells | Fault | null => {
  if (text === null) return { reason: `这一行不是 ${encoding === 'gbk' ? 'GBK' : 'UTF-8'} 文字` };
  if (text.length > signsMax) return { reason: `这一行超过 ${signsMax} 个字` };
  if (hasControls(text)) return { reason: '含有无法识别的字符' };
  const cells = cellsOf(text);
  if (cells === null) return { reason: '引号没有配对；一行一条，格子里不能换行' };
  if (cells.every((cell) => cell === '')) return null;
  if (cells.slice(columns.length).some((cell) => cell !== '') || cells.length < columns.length)
    return { reason: `有 ${cells.length} 格，第 1 行有 ${columns.length} 格` };
  return Object.fromEntries(fileColumns[kind].map(({ key }) => [key, cells[columns.indexOf(key)] ?? '']));
};

const hasControls = (text: string): boolean => [...text].some((sign) => (sign < ' ' && sign !== '\t') || sign === '\u007f');
