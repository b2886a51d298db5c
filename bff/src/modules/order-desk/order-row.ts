import { maskPhone } from '@mendian/shared/member/member.errors.ts';
import type { DeskOrderRowData } from '@mendian/shared/order/order-desk.contract.ts';
import type { Reads } from '../../platform/sql.ts';
import type { OrderRow } from '../order/index.ts';

export type ListedRow = Pick<
  OrderRow,
  | 'id'
  | 'store_id'
  | 'state'
  | 'mode'
  | 'business_day'
  | 'pickup_number'
  | 'contact_phone'
  | 'payable'
  | 'refunded'
  | 'refund_wanted'
  | 'placed_at'
  | 'paid_at'
> & { readonly store_name: string };

const columns = `o.id, o.store_id, o.state, o.mode, o.business_day, o.pickup_number, o.contact_phone, o.payable, o.refunded, o.refund_wanted,
  o.placed_at, o.paid_at, s.name AS store_name`;

/** Orders by their ids, the newest first. */
export const readRows = async (sql: Reads, ids: readonly string[]): Promise<ListedRow[]> =>
  ids.length === 0
    ? []
    : sql.all<ListedRow>(`SELECT ${columns} FROM orders o JOIN store s ON s.id = o.store_id WHERE o.id IN (?) ORDER BY o.id DESC`, [ids]);

/** For lists: the phone is masked. */
export const presentRow = (row: ListedRow): DeskOrderRowData => ({
  id: row.id,
  storeId: row.store_id,
  storeName: row.store_name,
  state: row.state,
  mode: row.mode,
  businessDay: row.business_day,
  pickupNumber: row.pickup_number,
  phone: row.contact_phone === null ? '' : maskPhone(row.contact_phone),
  payable: row.payable,
  refunded: row.refunded,
  refundWanted: row.refund_wanted === 1 && row.refunded < row.payable,
  placedAt: row.placed_at.toISOString(),
  paidAt: row.paid_at?.toISOString() ?? null,
});
