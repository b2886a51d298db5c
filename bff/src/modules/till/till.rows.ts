import type { PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { CashWay } from '@mendian/shared/till/cash-way.ts';

export type ShiftRow = {
  id: string;
  store_id: string;
  terminal_id: string;
  open_on: string | null;
  opened_by: string;
  opened_at: Date;
  opening_cash: number;
  closed_by: string | null;
  closed_at: Date | null;
  counted: number | null;
  expected: number | null;
  reason: string | null;
  forced: number;
};

export type CashMoveRow = {
  id: string;
  store_id: string;
  shift_id: string;
  way: CashWay;
  amount: number;
  reason: string;
  clerk: string;
  created_at: Date;
};

export type GuestRow = {
  id: string;
  terminal_id: string;
  member_id: string;
  may_spend: number;
  coupon_id: string | null;
  created_at: Date;
};

export type CounterSaleRow = {
  order_id: string;
  store_id: string;
  business_day: string;
  number: number;
  shift_id: string;
  terminal_id: string;
  /** The number on a receipt that was printed without a network; null: it was sold with one. */
  printed: string | null;
  /** 1: it came when its shift was closed already. */
  late: number;
};

export type ReturnRow = {
  id: string;
  order_id: string;
  store_id: string;
  shift_id: string;
  method: PayMethod;
  amount: number;
  lines: string;
  reason: string;
  clerk: string;
  created_at: Date;
};
