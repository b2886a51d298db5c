import { sum } from '@mendian/shared/kernel/money.ts';
import { payMethods, type PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { ShiftRow } from '../till.rows.ts';

/** What went through one shift. */
export type ShiftFigures = Pick<ShiftViewData, 'sales' | 'returns' | 'byMethod' | 'expected'>;

type Row = { readonly shift_id: string; readonly method: PayMethod; readonly number: number; readonly amount: number };

/** What sales and returns of these shifts come to: what was really paid and given back, however long ago it was rung up. */
export const readFigures = async (
  sql: Reads,
  shifts: readonly Pick<ShiftRow, 'id' | 'opening_cash'>[],
): Promise<(shiftId: string) => ShiftFigures> => {
  const ids = shifts.map(({ id }) => id);
  const [sold, returned] = ids.length === 0 ? [[], []] : await readSums(sql, ids);
  return (shiftId) => {
    const [sales, returns] = [sold.filter(({ shift_id: id }) => id === shiftId), returned.filter(({ shift_id: id }) => id === shiftId)];
    const of = (rows: readonly Row[], method: PayMethod) => sum(rows.flatMap((row) => (row.method === method ? [row.amount] : [])));
    return {
      sales: sum(sales.map(({ number }) => number)),
      returns: sum(returns.map(({ number }) => number)),
      byMethod: payMethods
        .map((method) => ({ method, sales: of(sales, method), returns: of(returns, method) }))
        .filter((one) => one.sales > 0 || one.returns > 0 || one.method === 'cash'),
      expected: shifts.find(({ id }) => id === shiftId)!.opening_cash + of(sales, 'cash') - of(returns, 'cash'),
    };
  };
};

const readSums = (sql: Reads, ids: readonly string[]): Promise<[Row[], Row[]]> =>
  Promise.all([
    sql.all<Row>(
      `SELECT c.shift_id, p.method, COUNT(*) AS number, SUM(p.amount) AS amount FROM counter_sale c JOIN payment p ON p.order_id = c.order_id
       WHERE c.shift_id IN (?) AND p.state = 'paid' GROUP BY c.shift_id, p.method`,
      [ids],
    ),
    sql.all<Row>(
      'SELECT shift_id, method, COUNT(*) AS number, SUM(amount) AS amount FROM counter_return WHERE shift_id IN (?) GROUP BY shift_id, method',
      [ids],
    ),
  ]);
