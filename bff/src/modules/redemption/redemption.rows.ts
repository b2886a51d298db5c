import type { RedeemedKind } from '@mendian/shared/coupon/redeem.contract.ts';

export type RedemptionRow = {
  id: string;
  kind: RedeemedKind;
  /** Of a use of a pass: the pass, and its kind. */
  coupon_id: string;
  template_id: string;
  store_id: string;
  owner_id: string;
  branch_id: string;
  business_day: string;
  terminal_id: string;
  clerk: string;
  name: string;
  sku_id: string | null;
  /** JSON: what it took out of the stock, by sku; null: nothing. */
  takes: string | null;
  product: string;
  goods: number;
  taken_off: number;
  head_office: number;
  branch: number;
  owner: number;
  created_at: Date;
  reversed_at: Date | null;
  reversed_by: string | null;
  reversed_why: string | null;
};
