import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { addDays, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { shiftDaysMax, type DeskShiftData, type ShiftStanding } from '@mendian/shared/till/shift-desk.contract.ts';
import type * as contract from '@mendian/shared/till/shift-desk.contract.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { Context, ReadContext } from '../../../platform/context.ts';
import { allOf } from '../../../platform/like-sql.ts';
import type { Condition } from '../../../platform/scope-sql.ts';
import type { Reads } from '../../../platform/sql.ts';
import { visibleTo } from '../../../platform/visible-sql.ts';
import type { ShiftRow } from '../till.rows.ts';
import { closeUncounted } from './change-shift.ts';
import { presentShifts } from './read-shifts.ts';

type List = typeof contract.listDeskShifts.hq;
type Force = typeof contract.forceCloseDeskShift.hq;
type Row = ShiftRow & { readonly store_name: string };

const selected = 'SELECT h.*, s.name AS store_name FROM till_shift h JOIN store s ON s.id = h.store_id';

/** By the columns as they are: merchants find theirs by an index on them. */
const visible = (actor: Staff): Condition => visibleTo(actor, { store: 'h.store_id', branch: 'h.branch_id', owner: 'h.owner_id' });

/** Shifts that the caller may see, the latest opened first. */
export const listDeskShifts = async ({ sql, actor }: ReadContext<Staff>, input: InputOf<List>): Promise<ReplyOf<List>> => {
  const { from, to, storeId, standing, after, limit } = input;
  if (to < from || to > addDays(from, shiftDaysMax - 1)) throw refuse('input/invalid', {}, `请选择先后两天，最多 ${shiftDaysMax} 天`);
  const { text, values } = allOf([
    { text: 'h.opened_at >= ? AND h.opened_at < ?', values: [instantAt(from, 0), instantAt(addDays(to, 1), 0)] },
    ...(storeId === undefined ? [] : [{ text: 'h.store_id = ?', values: [storeId] }]),
    ...(standing === undefined ? [] : [standings[standing]]),
    ...(after === undefined ? [] : [afterOf(after)]),
    visible(actor),
  ]);
  const rows = await sql.all<Row>(`${selected} WHERE ${text} ORDER BY h.opened_at DESC, h.id DESC LIMIT ${limit + 1}`, values);
  const page = rows.slice(0, limit);
  return { items: await present(sql, page), next: rows.length > limit ? cursorOf(page.at(-1)!) : null };
};

/** Closes a shift that nobody can close at its terminal. */
export const forceCloseDeskShift = async (ctx: Context<Staff>, { shiftId, reason }: InputOf<Force>): Promise<ReplyOf<Force>> => {
  const { text, values } = visible(ctx.actor);
  const found = await ctx.sql.one<Row>(`${selected} WHERE h.id = ? AND ${text}`, [shiftId, ...values]);
  if (found === null) throw refuse('thing/not-found');
  const shift = await ctx.sql.one<ShiftRow>(`SELECT * FROM till_shift WHERE id = ?${ctx.sql.lock}`, [shiftId]);
  if (shift === null || shift.closed_at !== null) throw refuseTill('till/shift-closed');
  return { storeId: found.store_id, storeName: found.store_name, ...(await closeUncounted(ctx, shift, reason)) };
};

const standings: Readonly<Record<ShiftStanding, Condition>> = {
  open: { text: 'h.closed_at IS NULL', values: [] },
  off: { text: 'h.counted <> h.expected', values: [] },
  forced: { text: 'h.forced = 1', values: [] },
};

/** A cursor is when the shift that a page ended with was opened, and its id. */
const cursorOf = ({ opened_at: at, id }: Row): string => `${at.getTime()} ${id}`;

const afterOf = (after: string): Condition => {
  const [ms = '', id = ''] = after.split(' ');
  const at = new Date(Number(ms));
  if (!/^\d{1,15}$/.test(ms)) throw refuse('input/invalid');
  return { text: '(h.opened_at < ? OR (h.opened_at = ? AND h.id < ?))', values: [at, at, id] };
};

const present = async (sql: Reads, rows: readonly Row[]): Promise<DeskShiftData[]> => {
  const shifts = await presentShifts(sql, rows);
  return shifts.map((shift, place) => ({ storeId: rows[place]!.store_id, storeName: rows[place]!.store_name, ...shift }));
};
