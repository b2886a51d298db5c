import type { PointKind } from '@mendian/shared/points/points.ts';

export type AccountRow = {
  member_id: string;
  points: number;
  /** Key of a tier. */
  tier: string;
  review_day: string | null;
  last_day: string | null;
};

export type EntryRow = {
  id: string;
  member_id: string;
  kind: PointKind;
  points: number;
  growth: number;
  balance: number;
  order_id: string | null;
  pass_id: string | null;
  earn_per_mille: number | null;
  last_day: string | null;
  note: string;
  at: Date;
};
