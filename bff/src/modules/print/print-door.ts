import type { SlipKind } from '@mendian/shared/print/slip.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context, ReadContext } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';

/** What printing asks of orders; the app hands it over. */
export type OrderPrintDoor = {
  /** Refuses an order that the clerk's store does not see: for them it is not there. */
  readonly see: (ctx: ReadContext<Clerk>, orderId: string) => Promise<void>;
  /** The same, and locks it: before any of its jobs is written. */
  readonly lock: (ctx: Context<Clerk>, orderId: string) => Promise<void>;
  /** The order as its store is shown it; null: there is none. */
  readonly view: (sql: Reads, orderId: string) => Promise<TerminalOrderData | null>;
  /** Notes on the order that such a slip came out now, with the transaction's next statement. */
  readonly printed: (ctx: Context, place: { readonly storeId: string; readonly orderId: string }, kind: SlipKind) => void;
};

/** What it asks of the till. */
export type TillPrintDoor = {
  /** The sale over the counter that an order is; null: it is none that was paid. */
  readonly sale: (sql: Reads, orderId: string, now: Date) => Promise<SaleViewData | null>;
  readonly shift: (sql: Reads, shiftId: string) => Promise<ShiftViewData | null>;
  /** Refuses a shift of another store, and locks it: before any of its jobs is written. */
  readonly lockShift: (ctx: Context<Clerk>, shiftId: string) => Promise<void>;
};

export type PrintDoor = OrderPrintDoor & TillPrintDoor;
