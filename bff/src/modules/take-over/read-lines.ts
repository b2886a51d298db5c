import { TextDecoder } from 'node:util';
import type { Encoding } from './progress.ts';

/** The lines of a part of a file. Null: bytes that are no text in this encoding. */
export const linesOf = (bytes: Uint8Array, encoding: Encoding): (string | null)[] => {
  const text = decoded(bytes, encoding);
  const lines = text === null ? byteLines(bytes).map((line) => decoded(line, encoding)) : text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line?.endsWith('\r') === true ? line.slice(0, -1) : line));
};

/** The first line as it reads in an encoding; null: it does not. */
export const firstLineIn = (bytes: Uint8Array, encoding: Encoding): string | null => {
  const end = bytes.indexOf(lineEnd);
  return linesOf(end < 0 ? bytes : bytes.subarray(0, end + 1), encoding)[0] ?? null;
};

const lineEnd = 0x0a;

/** The mark before UTF-8 is left out. */
const decoded = (bytes: Uint8Array, encoding: Encoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Split as text is, with what stands behind the last line end; neither encoding has that byte within another sign. */
const byteLines = (bytes: Uint8Array): Uint8Array[] => {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, start)) {
    lines.push(bytes.subarray(start, at));
    start = at + 1;
  }
  return [...lines, bytes.subarray(start)];
};

/** `,` between cells; a cell with a comma or a quote stands in quotes, with its quotes doubled. Null: the quotes do not fit. */
export const cellsOf = (line: string): string[] | null => {
  const cells: string[] = [];
  for (let at = 0; ;) {
    const cell = line[at] === '"' ? quotedCell(line, at) : plainCell(line, at);
    if (cell === null) return null;
    cells.push(cell.value.trim());
    if (cell.end === line.length) return cells;
    at = cell.end + 1;
  }
};

type Cell = { readonly value: string; readonly end: number };

const plainCell = (line: string, start: number): Cell | null => {
  const comma = line.indexOf(',', start);
  const end = comma < 0 ? line.length : comma;
  const value = line.slice(start, end);
  return value.includes('"') ? null : { value, end };
};

const quotedCell = (line: string, start: number): Cell | null => {
  let value = '';
  for (let at = start + 1; ;) {
    const quote = line.indexOf('"', at);
    if (quote < 0) return null;
    value += line.slice(at, quote);
    if (line[quote + 1] !== '"') return quote + 1 === line.length || line[quote + 1] === ',' ? { value, end: quote + 1 } : null;
    value += '"';
    at = quote + 2;
  }
};
