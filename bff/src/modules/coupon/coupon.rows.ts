import type { GiftState } from '@mendian/shared/coupon/coupon-gift.ts';
import type { CouponSource, CouponState, TemplateState } from '@mendian/shared/coupon/coupon-status.ts';

export type TemplateRow = {
  id: string;
  name: string;
  note: string;
  /** JSON: `CouponTermsData`. */
  terms: string;
  /** JSON: `ValidityData`. */
  validity: string;
  /** JSON: `BearersData`. */
  bearers: string;
  total: number;
  given: number;
  per_member: number;
  per_member_day: number;
  in_centre: number;
  claim_code: string | null;
  given_at: string | null;
  /** JSON: keys of what the occasion tells apart; null: all. */
  given_to: string | null;
  clerk_day: number | null;
  store_day: number | null;
  state: TemplateState;
  created_by: string;
  created_at: Date;
  approved_by: string | null;
  approved_at: Date | null;
  changed_at: Date;
};

export type CouponRow = {
  id: string;
  template_id: string;
  member_id: string;
  code: string;
  state: CouponState;
  source: CouponSource;
  occasion: string;
  from_at: Date;
  until_at: Date;
  received_at: Date;
  order_id: string | null;
  used_at: Date | null;
  note: string;
};

export type GiftRow = {
  id: string;
  template_id: string;
  /** JSON: `GiftFilterData`; null: it goes to its lines. */
  filter: string | null;
  state: GiftState;
  /** The last line, or the last member's id, that is done; empty: none. */
  reached: string;
  wanted: number | null;
  done: number;
  given: number;
  unknown: number;
  twice: number;
  problem: string | null;
  created_by: string;
  created_at: Date;
  ended_at: Date | null;
};
