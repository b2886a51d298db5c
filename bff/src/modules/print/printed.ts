import type { PaperKind } from '@mendian/shared/print/print-status.ts';
import type { Reads } from '../../platform/sql.ts';

/** An expression that tells whether a ticket of the order came out already, as far as the ledger says. */
export const printedSql = (orderId: string, kind: PaperKind): string =>
  `EXISTS (SELECT 1 FROM print_job j WHERE j.order_id = ${orderId} AND j.kind = '${kind}' AND j.state = 'printed')`;

/** Which of these shifts had their report on paper already. */
export const printedShifts = async (sql: Reads, shiftIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (shiftIds.length === 0) return new Set();
  const rows = await sql.all<{ shift_id: string }>(
    `SELECT DISTINCT shift_id FROM print_job WHERE shift_id IN (?) AND kind = 'shift' AND state = 'printed'`,
    [shiftIds],
  );
  return new Set(rows.map(({ shift_id: id }) => id));
};
