import type { RefusalReason } from '@mendian/shared/master-data/sync-words.ts';

export type Refused = { readonly code: string; readonly reason: RefusalReason; readonly text: string };

/** What becomes of one code of the ERP. `older`: what we have is newer, or it never concerned us. */
export type Planned<Row, Known> =
  | { readonly kind: 'add'; readonly row: Row }
  | {
      readonly kind: 'change';
      readonly row: Row;
      readonly known: Known;
      /** In words, empty: nothing a person sees. */ readonly what: string;
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'refuse'; readonly refused: Refused };

/** The rows of each code; one that stands twice is neither. */
export const rowsByCode = <Row extends { readonly code: string }>(rows: readonly Row[]): Map<string, readonly Row[]> =>
  Map.groupBy(rows, ({ code }) => code);

const whatMax = 400;

/** `店名 甲店 → 乙店；电话 …`: what is another now, for whoever reads the run. */
export const changesInWords = <Row, Known>(
  row: Row,
  known: Known,
  fields: readonly { readonly name: string; readonly of: (from: Row) => string; readonly was: (from: Known) => string }[],
): string => {
  const changed = fields.flatMap(({ name, of, was }) =>
    of(row) === was(known) ? [] : [`${name} ${was(known) || '（空）'} → ${of(row) || '（空）'}`],
  );
  const text = changed.join('；');
  return text.length > whatMax ? `${text.slice(0, whatMax - 1)}…` : text;
};
