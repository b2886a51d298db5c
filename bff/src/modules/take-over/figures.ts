import { recordOutcomes, takeOverKinds, type RecordOutcome, type TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';

/** Of what should be here: how much is, as the file says, otherwise, and not at all. */
export type Compared = { readonly same: number; readonly differing: number; readonly missing: number };
type OfKind = { readonly outcomes: Record<RecordOutcome, number>; readonly compared: Compared | null };

/** What the lines of each kind came to; kept up to date with every batch, since counting millions takes too long for a page. */
export type Figures = Record<TakeOverKind, OfKind>;

const none = Object.fromEntries(recordOutcomes.map((outcome) => [outcome, 0])) as Record<RecordOutcome, number>;

export const noFigures = Object.fromEntries(takeOverKinds.map((kind) => [kind, { outcomes: none, compared: null }])) as Figures;

export const figuresOf = (text: string): Figures => ({ ...noFigures, ...(JSON.parse(text) as Figures) });

export type Move = { /** Null: it was not there before. */ readonly from: RecordOutcome | null; readonly to: RecordOutcome };

export const moved = (figures: Figures, kind: TakeOverKind, moves: readonly Move[]): Figures => {
  const outcomes = { ...figures[kind].outcomes };
  for (const { from, to } of moves) {
    if (from !== null) outcomes[from] -= 1;
    outcomes[to] += 1;
  }
  return { ...figures, [kind]: { ...figures[kind], outcomes } };
};

export const compared = (figures: Figures, kind: TakeOverKind, more: Compared): Figures => {
  const { same, differing, missing } = figures[kind].compared ?? { same: 0, differing: 0, missing: 0 };
  const sums = { same: same + more.same, differing: differing + more.differing, missing: missing + more.missing };
  return { ...figures, [kind]: { ...figures[kind], compared: sums } };
};

export const withoutKind = (figures: Figures, kind: TakeOverKind): Figures => ({ ...figures, [kind]: noFigures[kind] });

export const withoutCompared = (figures: Figures): Figures =>
  Object.fromEntries(takeOverKinds.map((kind) => [kind, { ...figures[kind], compared: null }])) as Figures;

/** Whether something that the run made stands here still. */
export const anyMade = (figures: Figures): boolean =>
  takeOverKinds.some((kind) => figures[kind].outcomes.added + figures[kind].outcomes.changed > 0);
