import { pointsBack } from '@mendian/shared/points/spend-points.ts';
import type { Context } from '../../platform/context.ts';
import { allRows } from '../../platform/sql.ts';
import { book, lockAccount, type Account } from './point-account.ts';
import type { EntryRow } from './points.rows.ts';
import { settleEarned, sumOf } from './settle-earned.ts';

/** An order as points look at it; its row is locked by the caller. */
export type OrderFacts = {
  readonly id: string;
  readonly member_id: string;
  readonly isCompleted: boolean;
  /** Ended before it was paid. */
  readonly isVoid: boolean;
  readonly payable: number;
  readonly refunded: number;
  /** As people call it. */
  readonly name: string;
};

/**
 * Brings what an order earned and spent to what it should have. It earns by its member's tier for all that was paid and not given
 * back, once it is completed; what was spent comes back by the part that was refunded, and whole when it was never paid. Whatever
 * happened, in whatever order and however often it is said, the sums are the same. Earned points may be spent already, so the balance
 * may go below zero.
 */
export const settleOrderPoints = async (ctx: Context, order: OrderFacts): Promise<void> => {
  let entries: readonly EntryRow[] = [];
  // The order's lock keeps its entries as they are.
  ctx.sql.first.ask(allRows<EntryRow>('SELECT * FROM point_entry WHERE order_id = ?', [order.id]), (rows) => void (entries = rows));
  const account = await lockAccount(ctx, order.member_id);
  const left = settleSpent(ctx, account, order, entries);
  if (!order.isCompleted) return;
  const notes = { earned: '', takenBack: `${order.name}退款` };
  settleEarned(ctx, left, { of: { order_id: order.id }, kept: order.payable - order.refunded, notes }, entries);
};

const settleSpent = (ctx: Context, account: Account, order: OrderFacts, entries: readonly EntryRow[]): Account => {
  const spent = -sumOf(entries, ['spent'], 'points');
  const back = (order.isVoid ? spent : pointsBack(spent, order)) - sumOf(entries, ['returned'], 'points');
  if (back <= 0) return account;
  const note = order.isVoid ? `${order.name}没有付款` : `${order.name}退款`;
  return book(ctx, account, { kind: 'returned', points: back, order_id: order.id, note });
};
