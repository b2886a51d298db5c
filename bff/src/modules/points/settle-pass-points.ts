import type { Context } from '../../platform/context.ts';
import { allRows } from '../../platform/sql.ts';
import { lockAccount } from './point-account.ts';
import type { EntryRow } from './points.rows.ts';
import { settleEarned } from './settle-earned.ts';

/** A pass as points look at it; its row is locked by the caller. */
export type PassFacts = {
  readonly id: string;
  readonly member_id: string;
  /** What was paid and not given back, in fen. */
  readonly kept: number;
  /** As people call it. */
  readonly name: string;
  /** It is told of because it was paid for; otherwise one that never earned any stays so. */
  readonly isSale: boolean;
};

/** Brings what a pass earned to what it should have, however often and in whatever order sale and refund are told. */
export const settlePassPoints = async (ctx: Context, pass: PassFacts): Promise<void> => {
  let entries: readonly EntryRow[] = [];
  // The pass's lock keeps its entries as they are.
  ctx.sql.first.ask(allRows<EntryRow>('SELECT * FROM point_entry WHERE pass_id = ?', [pass.id]), (rows) => void (entries = rows));
  const account = await lockAccount(ctx, pass.member_id);
  if (entries.length === 0 && !pass.isSale) return;
  const notes = { earned: `月卡“${pass.name}”`, takenBack: `月卡“${pass.name}”退款` };
  settleEarned(ctx, account, { of: { pass_id: pass.id }, kept: pass.kept, notes }, entries);
};
