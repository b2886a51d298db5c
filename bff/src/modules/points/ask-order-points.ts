import { question, type Question } from '../../platform/sql.ts';
import type { EntryRow } from './points.rows.ts';

type OrderPoints = { readonly spent: number; readonly earnPerMille: number | null };

/** Points that were spent on an order, and at which rate it earned some; null: it has earned none. */
export const askOrderPoints = (orderId: string): Question<OrderPoints> =>
  question<Pick<EntryRow, 'kind' | 'points' | 'earn_per_mille'>, OrderPoints>(
    'SELECT kind, points, earn_per_mille FROM point_entry WHERE order_id = ?',
    [orderId],
    (rows) => ({
      spent: rows.reduce((total, { kind, points }) => (kind === 'spent' ? total - points : total), 0),
      earnPerMille: rows.find(({ earn_per_mille: rate }) => rate !== null)?.earn_per_mille ?? null,
    }),
  );
