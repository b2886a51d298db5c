import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/till/till-shift.contract.ts';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Clerk } from '../../../platform/actor.ts';
import type { Context, ReadContext } from '../../../platform/context.ts';
import { firstRow, type Reads } from '../../../platform/sql.ts';
import type { ShiftRow } from '../till.rows.ts';
import { printedShifts } from '../../print/index.ts';
import { readFigures, type ShiftFigures } from './shift-figures.ts';

/** The store's shifts, the newest first. */
export const listShifts = async (
  { sql, actor }: ReadContext<Clerk>,
  { after, limit }: InputOf<typeof contract.listShifts>,
): Promise<ReplyOf<typeof contract.listShifts>> => {
  const shifts = await sql.all<ShiftRow>(
    `SELECT * FROM till_shift WHERE store_id = ?${after === undefined ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ${limit + 1}`,
    [actor.storeId, ...(after === undefined ? [] : [after])],
  );
  const page = shifts.slice(0, limit);
  return { items: await presentShifts(sql, page), next: shifts.length > limit ? page.at(-1)!.id : null };
};

/** A shift, whoever's it is; null: there is none. */
export const readShift = async (sql: Reads, shiftId: string): Promise<ShiftViewData | null> => {
  const row = await sql.one<ShiftRow>('SELECT * FROM till_shift WHERE id = ?', [shiftId]);
  return row === null ? null : (await presentShifts(sql, [row]))[0]!;
};

/** The terminal's open shift; null: there is none. */
export const readOpenShift = (sql: Reads, terminalId: string): Promise<ShiftRow | null> =>
  sql.one<ShiftRow>('SELECT * FROM till_shift WHERE open_on = ?', [terminalId]);

/**
 * The same, locked until the transaction ends: whoever closes it waits for the sales that are under way, and those that come after find
 * none. It is locked behind an order and before everything else.
 */
export const lockOpenShift = async ({ sql, actor }: Context<Clerk>): Promise<ShiftRow> => {
  const [shift] = await sql.ask(firstRow<ShiftRow>(`SELECT * FROM till_shift WHERE open_on = ?${sql.lock}`, [actor.terminalId]));
  if (shift === null) throw refuseTill('till/no-shift');
  return shift;
};

export const presentShifts = async (sql: Reads, shifts: readonly ShiftRow[]): Promise<ShiftViewData[]> => {
  if (shifts.length === 0) return [];
  const figuresOf = await readFigures(sql, shifts);
  const terminals = await sql.all<{ id: string; name: string }>('SELECT id, name FROM terminal WHERE id IN (?)', [
    [...new Set(shifts.map(({ terminal_id }) => terminal_id))],
  ]);
  const printed = await printedShifts(
    sql,
    shifts.flatMap(({ id, closed_at: at }) => (at === null ? [] : [id])),
  );
  const names = new Map(terminals.map(({ id, name }) => [id, name]));
  return shifts.map((shift) =>
    presentShift(shift, { terminalName: names.get(shift.terminal_id) ?? '', figures: figuresOf(shift.id), printed: printed.has(shift.id) }),
  );
};

type Beside = { readonly terminalName: string; readonly figures: ShiftFigures; readonly printed: boolean };

const presentShift = (shift: ShiftRow, { terminalName, figures: { late, ...figures }, printed }: Beside): ShiftViewData => ({
  ...{ id: shift.id, terminalName, openedBy: shift.opened_by, openedAt: shift.opened_at.toISOString(), openingCash: shift.opening_cash },
  ...figures,
  closed:
    shift.closed_at === null
      ? null
      : {
          ...{ by: shift.closed_by ?? '', at: shift.closed_at.toISOString(), counted: shift.counted, reason: shift.reason ?? '' },
          difference: shift.counted === null || shift.expected === null ? null : shift.counted - shift.expected,
          ...{ forced: shift.forced === 1, printed, late },
        },
});
