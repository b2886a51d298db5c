import type { PrintJobRow } from './print.rows.ts';

/** What a ticket is about: an order, a sale over the counter among them, or a till's shift. */
export type Subject = { readonly orderId: string } | { readonly shiftId: string };

type Columns = Pick<PrintJobRow, 'order_id' | 'shift_id'>;

export const columnsOf = (subject: Subject | null): Columns => ({
  order_id: subject !== null && 'orderId' in subject ? subject.orderId : null,
  shift_id: subject !== null && 'shiftId' in subject ? subject.shiftId : null,
});

/** Null: a page that tests the printer. */
export const subjectOf = ({ order_id: orderId, shift_id: shiftId }: Columns): Subject | null => {
  if (orderId !== null) return { orderId };
  return shiftId === null ? null : { shiftId };
};

/** The condition on `print_job` for tickets about it, and its value. */
export const whereAbout = (subject: Subject): { readonly where: string; readonly id: string } =>
  'orderId' in subject ? { where: 'order_id = ?', id: subject.orderId } : { where: 'shift_id = ?', id: subject.shiftId };
