import { sum } from '@mendian/shared/kernel/money.ts';
import { payMethods, type PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { CashWay } from '@mendian/shared/till/cash-way.ts';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { CashMoveRow, ShiftRow } from '../till.rows.ts';

/** What went through one shift. */
export type ShiftFigures = Pick<ShiftViewData, 'sales' | 'returns' | 'byMethod' | 'cashMoves' | 'expected'> & {
  readonly late: NonNullable<ShiftViewData['closed']>['late'];
};

type Row = { readonly shift_id: string; readonly method: PayMethod; readonly number: number; readonly amount: number };
type SoldRow = Row & { readonly late_number: number; readonly late_amount: number };

/** What sales, returns and cash moves of these shifts come to: what was really paid and given back, however long ago it was rung up. */
export const readFigures = async (
  sql: Reads,
  shifts: readonly Pick<ShiftRow, 'id' | 'opening_cash'>[],
): Promise<(shiftId: string) => ShiftFigures> => {
  const ids = shifts.map(({ id }) => id);
  const [sold, returned, moved] = ids.length === 0 ? [[], [], []] : await readSums(sql, ids);
  return (shiftId) => {
    const mine = <R extends { readonly shift_id: string }>(rows: readonly R[]) => rows.filter(({ shift_id: id }) => id === shiftId);
    const [sales, returns, moves] = [mine(sold), mine(returned), mine(moved)];
    const of = (rows: readonly Row[], method: PayMethod) => sum(rows.flatMap((row) => (row.method === method ? [row.amount] : [])));
    const gone = (way: CashWay) => sum(moves.flatMap((move) => (move.way === way ? [move.amount] : [])));
    return {
      sales: sum(sales.map(({ number }) => number)),
      returns: sum(returns.map(({ number }) => number)),
      byMethod: payMethods
        .map((method) => ({ method, sales: of(sales, method), returns: of(returns, method) }))
        .filter((one) => one.sales > 0 || one.returns > 0 || one.method === 'cash'),
      cashMoves: moves.map(presentMove),
      late: { sales: sum(sales.map(({ late_number }) => late_number)), amount: sum(sales.map(({ late_amount }) => late_amount)) },
      expected: shifts.find(({ id }) => id === shiftId)!.opening_cash + of(sales, 'cash') - of(returns, 'cash') + gone('in') - gone('out'),
    };
  };
};

const readSums = (sql: Reads, ids: readonly string[]): Promise<[SoldRow[], Row[], CashMoveRow[]]> =>
  Promise.all([
    sql.all<SoldRow>(
      `SELECT c.shift_id, p.method, COUNT(*) AS number, SUM(p.amount) AS amount, SUM(c.late) AS late_number, SUM(c.late * p.amount) AS late_amount
       FROM counter_sale c JOIN payment p ON p.order_id = c.order_id
       WHERE c.shift_id IN (?) AND p.state = 'paid' GROUP BY c.shift_id, p.method`,
      [ids],
    ),
    sql.all<Row>(
      'SELECT shift_id, method, COUNT(*) AS number, SUM(amount) AS amount FROM counter_return WHERE shift_id IN (?) GROUP BY shift_id, method',
      [ids],
    ),
    sql.all<CashMoveRow>('SELECT * FROM cash_move WHERE shift_id IN (?) ORDER BY id', [ids]),
  ]);

const presentMove = ({ id, way, amount, reason, clerk, created_at: at }: CashMoveRow): ShiftViewData['cashMoves'][number] => ({
  ...{ id, way, amount, reason, clerk, at: at.toISOString() },
});
