import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type * as contract from '@mendian/shared/till/till-shift.contract.ts';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Clerk } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { ShiftRow } from '../till.rows.ts';
import { presentShifts } from './read-shifts.ts';
import { readFigures } from './shift-figures.ts';

/** Opens the terminal's shift with what was counted in the drawer; one terminal has one at a time. */
export const openShift = async (ctx: Context<Clerk>, { openingCash }: InputOf<typeof contract.openShift>): Promise<ShiftViewData> => {
  const { storeId, terminalId, name } = ctx.actor;
  const shift: ShiftRow = {
    ...{ id: ctx.newId(), store_id: storeId, terminal_id: terminalId, open_on: terminalId, opened_by: name, opened_at: ctx.now },
    ...{ opening_cash: openingCash, closed_by: null, closed_at: null, counted: null, expected: null, reason: null, forced: 0 },
  };
  if ((await ctx.sql.insert('till_shift', [shift], { ignore: true })) === 0) throw refuseTill('till/shift-open');
  return (await presentShifts(ctx.sql, [shift]))[0]!;
};

/** Closes a shift with a count of its drawer. A difference wants a reason, and is told before it is kept. */
export const closeShift = async (
  ctx: Context<Clerk>,
  { shiftId, counted, reason }: InputOf<typeof contract.closeShift>,
): Promise<ShiftViewData> => {
  const shift = await lockShift(ctx, shiftId);
  const { expected } = (await readFigures(ctx.sql, [shift]))(shiftId);
  const difference = counted - expected;
  if (difference !== 0 && reason === '') throw unexplained(expected, difference);
  return close(ctx, shift, { counted, expected, reason, forced: 0 });
};

/** Closes a shift whose drawer nobody can count. */
export const forceCloseShift = async (
  ctx: Context<Clerk>,
  { shiftId, reason }: InputOf<typeof contract.forceCloseShift>,
): Promise<ShiftViewData> => {
  const shift = await lockShift(ctx, shiftId);
  const { expected } = (await readFigures(ctx.sql, [shift]))(shiftId);
  return close(ctx, shift, { counted: null, expected, reason, forced: 1 });
};

/** Of the clerk's store, whichever terminal it was opened on. */
const lockShift = async ({ sql, actor }: Context<Clerk>, shiftId: string): Promise<ShiftRow> => {
  const shift = await sql.one<ShiftRow>(`SELECT * FROM till_shift WHERE id = ?${sql.lock}`, [shiftId]);
  if (shift === null || shift.store_id !== actor.storeId) throw refuse('thing/not-found');
  if (shift.closed_at !== null) throw refuseTill('till/shift-closed');
  return shift;
};

const unexplained = (expected: number, difference: number): Error =>
  refuseTill(
    'till/difference-unexplained',
    { expected, difference },
    `钱箱应有 ¥${yuanText(expected)}，${difference > 0 ? '多' : '少'}了 ¥${yuanText(Math.abs(difference))}。请复点；确实不一致请写明原因`,
  );

type Closing = Pick<ShiftRow, 'counted' | 'expected' | 'forced'> & { readonly reason: string };

const close = async (ctx: Context<Clerk>, shift: ShiftRow, closing: Closing): Promise<ShiftViewData> => {
  const closed: ShiftRow = { ...shift, ...closing, open_on: null, closed_by: ctx.actor.name, closed_at: ctx.now };
  ctx.sql.later.run(
    'UPDATE till_shift SET open_on = NULL, closed_by = ?, closed_at = ?, counted = ?, expected = ?, reason = ?, forced = ? WHERE id = ?',
    [closed.closed_by, closed.closed_at, closed.counted, closed.expected, closed.reason, closed.forced, shift.id],
  );
  const { counted, expected, reason, forced } = closing;
  const detail = { openedBy: shift.opened_by, counted, expected, reason };
  audit(ctx, { action: forced === 1 ? 'till.shift-forced' : 'till.shift-closed', subject: shift.id, storeId: shift.store_id, detail });
  return (await presentShifts(ctx.sql, [closed]))[0]!;
};
