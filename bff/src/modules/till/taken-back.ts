import type { CodeMethod } from '@mendian/shared/payment/auth-code.ts';
import { takenBackText } from '@mendian/shared/payment/charge-words.ts';
import type { ChargeState } from '@mendian/shared/payment/charge-status.ts';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type { TakenBackData } from '@mendian/shared/till/till-charge.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import { takenBackInSeconds } from '../payment/index.ts';

type Row = {
  readonly order_id: string;
  readonly amount: number;
  readonly method: CodeMethod;
  readonly state: ChargeState;
  readonly created_at: Date;
};

/** So long after it is known what became of one, its till is told. */
const toldMs = 3 * minuteMs;
/** Those that are not known after a day are on head office's list. */
const shownMs = 24 * 60 * minuteMs;
const shownMax = 20;

/** What this till gave up and is not known yet, or has just become known, the latest first. */
export const listTakenBack = async ({ sql, actor, now }: ReadContext<Clerk>): Promise<{ items: TakenBackData[] }> => ({
  items: await readTakenBack(sql, { terminalId: actor.terminalId }, now),
});

type Of = { readonly orderId: string } | { readonly terminalId: string };

/** Of one order, or of one terminal. A charge of a sale that ended any other way was not given up with it. */
export const readTakenBack = async (sql: Reads, of: Of, now: Date): Promise<TakenBackData[]> => {
  const [column, value] = 'orderId' in of ? ['order_id', of.orderId] : ['terminal_id', of.terminalId];
  const rows = await sql.all<Row>(
    `SELECT c.order_id, c.amount, c.method, c.state, c.created_at FROM charge c JOIN orders o ON o.id = c.order_id
     WHERE c.${column} = ? AND c.created_at > ? AND o.state = 'cancelled' AND c.reversing_at IS NOT NULL
     AND (c.settled_at IS NULL OR (c.settled_at > ? AND c.settled_at >= o.ended_at)) ORDER BY c.created_at DESC LIMIT ${shownMax}`,
    [value, new Date(now.getTime() - shownMs), new Date(now.getTime() - toldMs)],
  );
  return rows.map((row) => present(row, now));
};

const stateOf = (state: ChargeState): TakenBackData['state'] => {
  if (state === 'paid') return 'refunded';
  return state === 'reversing' ? 'reversing' : 'reversed';
};

const present = (row: Row, now: Date): TakenBackData => {
  const state = stateOf(row.state);
  const shown = { state, amount: row.amount, method: row.method, seconds: state === 'reversing' ? takenBackInSeconds(row, now) : 0 };
  return { ...shown, orderId: row.order_id, text: takenBackText(shown), at: row.created_at.toISOString() };
};
