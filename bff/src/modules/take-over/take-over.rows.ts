import type { RecordOutcome, TakeOverKind, TakeOverState, TakeOverStep } from '@mendian/shared/take-over/take-over-words.ts';

export type TakeOverRow = {
  readonly id: string;
  readonly name: string;
  readonly step: TakeOverStep | null;
  readonly state: TakeOverState | null;
  /** JSON of `Progress`. */
  readonly progress: string | null;
  /** JSON of `Figures`. */
  readonly figures: string;
  readonly error: string | null;
  readonly stop: number;
  readonly created_at: Date;
  readonly created_by: string;
  readonly checked_at: Date | null;
  readonly ran_at: Date | null;
  readonly compared_at: Date | null;
  readonly back_at: Date | null;
};

export type FileRow = {
  readonly kind: TakeOverKind;
  readonly name: string;
  /** JSON: names of its parts. */
  readonly parts: string;
  readonly bytes: number;
  readonly gone_at: Date | null;
};

export type RecordRow = {
  readonly take_over_id: string;
  readonly kind: TakeOverKind;
  readonly line: number;
  readonly record_key: string;
  readonly outcome: RecordOutcome;
  readonly reason: string | null;
  readonly differs: string | null;
  readonly row_id: string | null;
  readonly was: string | null;
  readonly print: string | null;
};
