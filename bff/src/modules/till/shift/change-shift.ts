import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/till/till-shift.contract.ts';
import { forceAfterMinutes, type ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Clerk, Staff } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { printsOf } from '../../print/index.ts';
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
  keepOwner(ctx, shift);
  return present(ctx, shift);
};

type Owner = { readonly owner_id: string; readonly branch_id: string };

/** Whose the store is when the shift is opened: it stays theirs, whoever owns the store later. `owner`: left out, whose it is now. */
export const keepOwner = ({ sql }: Context, { id, store_id: storeId }: ShiftRow, owner: Owner | null = null): void =>
  owner === null
    ? sql.later.run(
        `UPDATE till_shift SET owner_id = (SELECT s.owner_id FROM store s WHERE s.id = ?), branch_id = (SELECT s.branch_id FROM store s WHERE s.id = ?)
        WHERE id = ?`,
        [storeId, storeId, id],
      )
    : sql.later.run('UPDATE till_shift SET owner_id = ?, branch_id = ? WHERE id = ?', [owner.owner_id, owner.branch_id, id]);

/** Closes a shift with a count of its drawer. A difference wants a reason, and is told before it is kept. */
export const closeShift = async (
  ctx: Context<Clerk>,
  { shiftId, counted, reason }: InputOf<typeof contract.closeShift>,
): Promise<ShiftViewData> => {
  const shift = await lockOpen(ctx, shiftId);
  const { expected } = (await readFigures(ctx.sql, [shift]))(shiftId);
  const difference = counted - expected;
  if (difference !== 0 && reason === '') throw unexplained(expected, difference);
  return close(ctx, shift, { counted, expected, reason, forced: 0, at: ctx.now });
};

/** Closes a shift whose terminal nobody can count at: it is another one, and nothing was heard of it for a while. */
export const forceCloseShift = async (
  ctx: Context<Clerk>,
  { shiftId, reason }: InputOf<typeof contract.forceCloseShift>,
): Promise<ShiftViewData> => {
  const shift = await lockOpen(ctx, shiftId);
  if (await isInUse(ctx, shift)) throw refuseTill('till/terminal-in-use');
  return closeUncounted(ctx, shift, reason);
};

/** Closes a locked shift whose drawer nobody counts. */
export const closeUncounted = async (ctx: Context<Clerk | Staff>, shift: ShiftRow, reason: string): Promise<ShiftViewData> => {
  const { expected } = (await readFigures(ctx.sql, [shift]))(shift.id);
  return close(ctx, shift, { counted: null, expected, reason, forced: 1, at: ctx.now });
};

const isInUse = async ({ sql, actor, now }: Context<Clerk>, { terminal_id: terminalId }: ShiftRow): Promise<boolean> => {
  if (terminalId === actor.terminalId) return true;
  const seen = await sql.one<{ seen_at: Date }>('SELECT seen_at FROM terminal_seen WHERE terminal_id = ?', [terminalId]);
  return seen !== null && now.getTime() - seen.seen_at.getTime() < forceAfterMinutes * minuteMs;
};

/** Of the clerk's store, whichever terminal it was opened on. */
export const lockShift = async ({ sql, actor }: Context<Clerk>, shiftId: string): Promise<ShiftRow> => {
  const shift = await sql.one<ShiftRow>(`SELECT * FROM till_shift WHERE id = ?${sql.lock}`, [shiftId]);
  if (shift === null || shift.store_id !== actor.storeId) throw refuse('thing/not-found');
  return shift;
};

const lockOpen = async (ctx: Context<Clerk>, shiftId: string): Promise<ShiftRow> => {
  const shift = await lockShift(ctx, shiftId);
  if (shift.closed_at !== null) throw refuseTill('till/shift-closed');
  return shift;
};

const unexplained = (expected: number, difference: number): Error =>
  refuseTill(
    'till/difference-unexplained',
    { expected, difference },
    `钱箱应有 ¥${yuanText(expected)}，${difference > 0 ? '多' : '少'}了 ¥${yuanText(Math.abs(difference))}。请复点；确实不一致请写明原因`,
  );

type Closing = Pick<ShiftRow, 'counted' | 'expected' | 'forced'> & { readonly reason: string; readonly at: Date };

/** Closes a locked shift, and its report comes out of the store's printer. */
const close = async (ctx: Context<Clerk | Staff>, shift: ShiftRow, closing: Closing): Promise<ShiftViewData> => {
  const print = printsOf(ctx, { storeId: shift.store_id, shiftId: shift.id }, 'shift');
  const shown = await present(ctx, keepClosed(ctx, shift, closing));
  print();
  return shown;
};

/** Closes a locked shift in the name of whoever does it, and gives the row as it is then. */
export const keepClosed = (ctx: Context<Clerk | Staff>, shift: ShiftRow, { at, ...closing }: Closing): ShiftRow => {
  const closed: ShiftRow = { ...shift, ...closing, open_on: null, closed_by: ctx.actor.name, closed_at: at };
  ctx.sql.later.run(
    'UPDATE till_shift SET open_on = NULL, closed_by = ?, closed_at = ?, counted = ?, expected = ?, reason = ?, forced = ? WHERE id = ?',
    [closed.closed_by, closed.closed_at, closed.counted, closed.expected, closed.reason, closed.forced, shift.id],
  );
  const { counted, expected, reason, forced } = closing;
  const detail = { openedBy: shift.opened_by, counted, expected, reason };
  audit(ctx, { action: forced === 1 ? 'till.shift-forced' : 'till.shift-closed', subject: shift.id, storeId: shift.store_id, detail });
  return closed;
};

const present = async ({ sql }: Context, shift: ShiftRow): Promise<ShiftViewData> => (await presentShifts(sql, [shift]))[0]!;
