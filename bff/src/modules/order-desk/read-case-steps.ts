import type { AfterSaleLevel, AfterSaleMoment, AfterSaleSide } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { AfterSaleStepData } from '@mendian/shared/after-sale/after-sale-view.ts';
import type { Reads } from '../../platform/sql.ts';

type Row = {
  readonly what: AfterSaleMoment;
  readonly side: AfterSaleSide;
  readonly level: AfterSaleLevel;
  readonly actor: string;
  readonly amount: number | null;
  readonly words: string;
  readonly at: Date;
};

/** Every step of an order's cases for money back, in the order in which they happened. */
export const readCaseSteps = async (sql: Reads, orderId: string): Promise<AfterSaleStepData[]> =>
  (
    await sql.all<Row>(
      `SELECT s.what, s.side, s.level, s.actor, s.amount, s.words, s.at
       FROM after_sale a JOIN after_sale_step s ON s.case_id = a.id WHERE a.order_id = ? ORDER BY a.no, s.no`,
      [orderId],
    )
  ).map(({ actor, at, ...step }) => ({ ...step, by: actor, at: at.toISOString() }));
