import type { PassKindState, PassState } from '@mendian/shared/pass/pass-status.ts';

export type PassKindRow = {
  id: string;
  name: string;
  note: string;
  price: number;
  days: number;
  uses: number;
  uses_per_day: number;
  /** JSON: ids of products. */
  product_ids: string;
  /** JSON: nodes. */
  places: string;
  earns: number;
  /** JSON: `BearersData`. */
  bearers: string;
  payee_id: string;
  state: PassKindState;
  created_by: string;
  created_at: Date;
  started_by: string | null;
  started_at: Date | null;
  changed_at: Date;
};

export type PassRow = {
  id: string;
  kind_id: string;
  member_id: string;
  code: string;
  state: PassState;
  price: number;
  uses: number;
  uses_per_day: number;
  used: number;
  used_day: string;
  used_on_day: number;
  created_at: Date;
  expires_at: Date;
  paid_at: Date | null;
  until_at: Date | null;
  refunded: number;
  ask_reason: string | null;
  asked_at: Date | null;
  answer: string;
  /** When its member was told that it is nearly over; null: he was not. */
  ending_told_at: Date | null;
};

declare const locked: unique symbol;
/** A pass that this transaction has locked. */
export type LockedPass = PassRow & { readonly [locked]: true };
