import { sentenceOf } from './sentence.ts';

/** A list as a table shows it. */
export type List<Row> = {
  readonly rows: readonly Row[];
  /** Nothing was ever there to show yet. */
  readonly first: boolean;
  /** What is shown belongs to the filters before. */
  readonly stale: boolean;
  /** Why the newest is not there, as a sentence; null: it is. */
  readonly problem: string | null;
  /** When the rows were fetched, ms since 1970; 0: never. */
  readonly at: number;
  readonly busy: boolean;
  readonly refresh: () => void;
  /** Fetches the next rows; null: there are no more. */
  readonly more: (() => void) | null;
  readonly moreBusy: boolean;
};

type Answer = {
  readonly isPending: boolean;
  readonly isPlaceholderData: boolean;
  readonly error: Error | null;
  readonly dataUpdatedAt: number;
  readonly isRefetching: boolean;
  readonly refetch: () => unknown;
};

/** The rows that one answer brought, as a list without further pages. */
export const listOf = <Row>(answer: Answer, rows: readonly Row[] | undefined): List<Row> => ({
  rows: rows ?? [],
  first: answer.isPending,
  stale: answer.isPlaceholderData,
  problem: answer.error === null ? null : sentenceOf(answer.error),
  at: answer.dataUpdatedAt,
  busy: answer.isRefetching,
  refresh: () => void answer.refetch(),
  more: null,
  moreBusy: false,
});

/** Rows that are there already, as a list. */
export const listOfRows = <Row>(rows: readonly Row[]): List<Row> => ({
  ...{ rows, first: false, stale: false, problem: null, at: 0, busy: false, more: null, moreBusy: false },
  refresh: () => undefined,
});
