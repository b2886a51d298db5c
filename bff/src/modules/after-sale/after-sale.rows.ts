import type {
  AfterSaleLevel,
  AfterSaleMoment,
  AfterSaleReason,
  AfterSaleSide,
  AfterSaleState,
} from '@mendian/shared/after-sale/after-sale-status.ts';
import type { SaleMode } from '@mendian/shared/order/order-modes.ts';
import type { OrderState } from '@mendian/shared/order/order-status.ts';
import type { RefundState } from '@mendian/shared/payment/refund-status.ts';

export type CaseRow = {
  readonly id: string;
  readonly order_id: string;
  readonly no: number;
  readonly member_id: string;
  readonly store_id: string;
  readonly owner_id: string;
  readonly branch_id: string;
  readonly state: AfterSaleState;
  readonly level: AfterSaleLevel;
  readonly reason: AfterSaleReason;
  readonly words: string;
  readonly asked: number;
  readonly delivery_fee: number;
  readonly granted: number | null;
  readonly granted_fee: number | null;
  readonly refund_cause: string | null;
  readonly answer: string;
  readonly decided_by: string | null;
  readonly decided_at_level: AfterSaleLevel | null;
  readonly created_at: Date;
  readonly due_at: Date | null;
  readonly decided_at: Date | null;
  readonly ended_at: Date | null;
};

export type CaseLineRow = {
  readonly case_id: string;
  readonly no: number;
  readonly pieces: number | null;
  readonly asked: number;
  readonly granted: number | null;
};

export type StepRow = {
  readonly case_id: string;
  readonly no: number;
  readonly what: AfterSaleMoment;
  readonly side: AfterSaleSide;
  readonly level: AfterSaleLevel;
  readonly actor: string;
  readonly amount: number | null;
  readonly words: string;
  readonly at: Date;
};

/** A case with what its views need of its order, store, member and refund. */
export type WholeCase = CaseRow & {
  readonly refund_state: RefundState | null;
  readonly order_state: OrderState;
  readonly mode: SaleMode;
  readonly pickup_number: string | null;
  readonly contact_phone: string | null;
  readonly payable: number;
  readonly refunded: number;
  readonly placed_at: Date;
  readonly order_ended_at: Date | null;
  readonly store_name: string;
  readonly nickname: string | null;
  readonly pictures: number;
};
