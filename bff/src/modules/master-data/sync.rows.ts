import type { SyncKind, SyncState } from '@mendian/shared/master-data/sync-words.ts';

export type SyncRunRow = {
  readonly id: string;
  readonly kind: SyncKind;
  readonly asked_by: string;
  readonly state: SyncState;
  /** JSON of `Progress`. */
  readonly progress: string;
  readonly seen: number;
  readonly added: number;
  readonly changed: number;
  readonly refused: number;
  readonly resolved: number;
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly error: string | null;
  readonly stop: number;
};

/** Who synchronises now, and up to where each list is known. One row. */
export type SyncStateRow = {
  readonly run_id: string | null;
  readonly holder: string | null;
  readonly lease_until: Date | null;
  readonly branches_since: Date | null;
  readonly franchisees_since: Date | null;
  readonly stores_since: Date | null;
  readonly checked_at: Date | null;
};
