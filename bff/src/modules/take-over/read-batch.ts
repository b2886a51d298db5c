import { fileColumns, type FileColumn } from '@mendian/shared/take-over/file-columns.ts';
import { takeOverKindWords, type TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';
import type { Objects } from '../../platform/objects.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Cells, Fault } from './kind.ts';
import { nextKind, type Encoding, type Progress } from './progress.ts';
import { cellsOf, firstLineIn, linesOf } from './read-lines.ts';
import type { FileRow } from './take-over.rows.ts';

/** A file that cannot be read any further: its whole step fails, with this sentence. */
export class FileFault extends Error {}

export type FileLine = { /** Of the file, from 1. */ readonly line: number; readonly cells: Cells | Fault };
export type Batch = { readonly lines: readonly FileLine[]; readonly next: Progress };

const linesMax = 500;
const signsMax = 4_000;

export const objectOf = (part: string): string => `take-over/${part}.csv`;

/** `name`: of which kind, and which one. */
type Part = { readonly name: string; readonly lines: readonly (string | null)[] };

/** Reads the files of a take-over a batch of lines after the other; of a file one part at a time is in memory. */
export const batchReader = (objects: Objects, reads: Reads, takeOverId: string) => {
  let kept: Part | null = null;
  const partOf = async (file: FileRow, no: number, encoding: Encoding): Promise<Part> => {
    const name = `${file.kind} ${no}`;
    if (kept?.name === name) return kept;
    return (kept = { name, lines: linesOf(await bytesOf(objects, file, no), encoding) });
  };
  return async (progress: Progress): Promise<Batch> => {
    const file = await readFile(reads, takeOverId, progress.kind);
    if (file === null) return { lines: [], next: nextKind(progress) };
    const begun = progress.columns === null ? await beginFile(objects, file, progress) : progress;
    const { lines } = await partOf(file, begun.part, begun.encoding!);
    const taken = lines.slice(begun.at, begun.at + linesMax);
    return { lines: readLines(taken, begun), next: behind(begun, taken.length, lines.length, partsOf(file).length) };
  };
};

const readFile = (reads: Reads, takeOverId: string, kind: TakeOverKind): Promise<FileRow | null> =>
  reads.one<FileRow>('SELECT kind, name, parts, bytes FROM take_over_file WHERE take_over_id = ? AND kind = ?', [takeOverId, kind]);

const partsOf = ({ parts }: FileRow): string[] => JSON.parse(parts) as string[];

const bytesOf = async (objects: Objects, file: FileRow, no: number): Promise<Buffer> => {
  const parts = partsOf(file);
  const bytes = await objects.get(objectOf(parts[no]!));
  if (bytes === null) throw new FileFault(`${takeOverKindWords[file.kind]}文件“${file.name}”没有传全，请重新上传`);
  if (no + 1 < parts.length && bytes.at(-1) !== 0x0a)
    throw new FileFault(`${takeOverKindWords[file.kind]}文件“${file.name}”没有在行尾切开，或有一行超过 512 KB，请检查后重新上传`);
  return bytes;
};

const behind = (progress: Progress, taken: number, ofPart: number, parts: number): Progress => {
  const moved = { ...progress, at: progress.at + taken, line: progress.line + taken };
  if (moved.at < ofPart) return moved;
  return progress.part + 1 < parts ? { ...moved, part: progress.part + 1, at: 0 } : nextKind(progress);
};

/** The first line tells the columns, and with their names in what encoding the file is written. */
const beginFile = async (objects: Objects, file: FileRow, progress: Progress): Promise<Progress> => {
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

const readLines = (lines: readonly (string | null)[], { columns, line: before, encoding, kind }: Progress): FileLine[] =>
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
