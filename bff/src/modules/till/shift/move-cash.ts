import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { cashWayWords } from '@mendian/shared/till/cash-way.ts';
import type * as contract from '@mendian/shared/till/till-shift.contract.ts';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Clerk } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { CashMoveRow } from '../till.rows.ts';
import { lockOpenShift, presentShifts } from './read-shifts.ts';
import { readFigures } from './shift-figures.ts';

/** Puts cash into the drawer of this terminal's shift, or takes some out: never more than should be in it. */
export const moveCash = async (ctx: Context<Clerk>, { way, amount, reason }: InputOf<typeof contract.moveCash>): Promise<ShiftViewData> => {
  const shift = await lockOpenShift(ctx);
  const { expected } = (await readFigures(ctx.sql, [shift]))(shift.id);
  if (way === 'out' && amount > expected) throw tooMuch(expected);
  const row: CashMoveRow = {
    ...{ id: ctx.newId(), store_id: shift.store_id, shift_id: shift.id, way, amount, reason },
    ...{ clerk: ctx.actor.name, created_at: ctx.now },
  };
  await ctx.sql.insert('cash_move', [row]);
  const detail = { way: cashWayWords[way], yuan: yuanText(amount), reason };
  audit(ctx, { action: 'till.cash-moved', subject: shift.id, storeId: shift.store_id, detail });
  return (await presentShifts(ctx.sql, [shift]))[0]!;
};

const tooMuch = (expected: number): Error =>
  refuseTill('till/drawer-short', { expected }, `钱箱里应有 ¥${yuanText(Math.max(0, expected))}，取不出这么多，请核对金额`);
