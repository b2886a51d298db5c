import { clockText } from '@mendian/shared/kernel/shanghai.ts';
import type { Span } from '@mendian/shared/store/hours.ts';

/** What somebody typed, as spans or as what is wrong with it. */
type TypedSpans = { readonly spans: readonly Span[] } | { readonly fault: string };

const dayMinutes = 1440;

/** `09:00-14:00 16:00-01:00` as typed; `休息` or nothing: closed. What ends before it begins ends on the next day. */
export const readSpans = (typed: string): TypedSpans => {
  const plain = typed.normalize('NFKC').replaceAll(/[–—~至]/g, '-').replaceAll('次日', '').replaceAll(/\s*-\s*/g, '-').trim(); // prettier-ignore
  if (plain === '' || plain === '休息') return { spans: [] };
  const spans: Span[] = [];
  for (const part of plain.split(/[\s,、;]+/)) {
    const span = readSpan(part);
    if (span === null) return { fault: `“${part}”看不懂，请写成 09:00-21:30，几段之间空一格` };
    const last = spans.at(-1);
    if (last !== undefined && span.open < last.close) return { fault: '各段要按先后排列，不能重叠' };
    spans.push(span);
  }
  return spans.length > 6 ? { fault: '一天最多 6 段营业时间' } : { spans };
};

const readSpan = (part: string): Span | null => {
  const [open, close] = part.split('-').map(readMinute);
  if (open === undefined || open === null || close === undefined || close === null || open >= dayMinutes || open === close) return null;
  return { open, close: close > open ? close : close + dayMinutes };
};

const readMinute = (clock: string): number | null => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(clock);
  if (match === null) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  return minutes > 59 || hours * 60 + minutes > dayMinutes ? null : hours * 60 + minutes;
};

export const spansTyped = (spans: readonly Span[]): string =>
  spans.length === 0
    ? '休息'
    : spans.map(({ open, close }) => `${clockText(open)}-${close === dayMinutes ? '24:00' : clockText(close)}`).join(' ');

type Holiday = { readonly day: string; readonly spans: readonly Span[] };
type TypedHolidays = { readonly holidays: readonly Holiday[] } | { readonly fault: string };

/** One day a line: `2027-02-05 休息`, `2027-02-06 10:00-18:00`. */
export const readHolidays = (typed: string): TypedHolidays => {
  const holidays: Holiday[] = [];
  for (const line of typed.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const match = /^(\d{4}-\d{2}-\d{2})\s+(.+)$/.exec(line);
    if (match === null || Number.isNaN(Date.parse(match[1]!))) return { fault: `“${line}”看不懂，请写成 2027-02-05 休息` };
    const read = readSpans(match[2]!);
    if ('fault' in read) return { fault: `${match[1]!}：${read.fault}` };
    holidays.push({ day: match[1]!, spans: read.spans });
  }
  return { holidays: holidays.sort((a, b) => (a.day < b.day ? -1 : 1)) };
};

export const holidaysTyped = (holidays: readonly Holiday[]): string =>
  holidays.map(({ day, spans }) => `${day} ${spansTyped(spans)}`).join('\n');
