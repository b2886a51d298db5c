import type { OrderChargeData } from '@mendian/shared/payment/charge.contract.ts';
import { chargeText } from '@mendian/shared/payment/charge-words.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Clerk } from '../../../platform/actor.ts';
import { firstRow, type Question, type Reads } from '../../../platform/sql.ts';
import type { PaymentRow } from '../payment.rows.ts';
import type { CodeMethod } from '@mendian/shared/payment/auth-code.ts';
import type { ChargeWays } from './charge-way.ts';
import { askLastCharge, isSettled, type ChargeRow } from './charge.rows.ts';

/** A sale over the counter, as far as its payment is concerned. */
type Sale = Pick<PaymentRow, 'order_id' | 'payee_id' | 'amount' | 'state' | 'method' | 'expires_at'> & {
  readonly store_id: string;
  readonly store_code: string;
  readonly store_name: string;
  readonly order_state: string;
  /** Null: its payee takes no Alipay. */
  readonly alipay_account_id: string | null;
};

export const askSale = (orderId: string): Question<Sale | null> =>
  firstRow<Sale>(
    `SELECT p.order_id, p.payee_id, p.amount, p.state, p.method, p.expires_at, o.store_id, o.state AS order_state, s.code AS store_code, s.name AS store_name, y.alipay_account_id
    FROM payment p JOIN orders o ON o.id = p.order_id JOIN store s ON s.id = o.store_id JOIN payee y ON y.id = p.payee_id WHERE p.order_id = ?`,
    [orderId],
  );

/** What is sold at this clerk's counter; what customers order in the mini-program is theirs to pay. */
export const requireSale = (sale: Sale | null, { storeId }: Clerk): Sale => {
  if (sale === null || sale.store_id !== storeId || sale.method === 'jsapi') throw refuse('thing/not-found');
  return sale;
};

/** Whether its payee takes such a code. */
export const takes = ({ alipay_account_id: account }: Pick<Sale, 'alipay_account_id'>, method: CodeMethod): boolean =>
  method !== 'alipay' || account !== null;

/** Whether it can be paid, as long as no charge is under way. */
export const isDue = ({ state, order_state, expires_at }: Sale, now: Date): boolean =>
  state === 'pending' && order_state === 'unpaid' && expires_at > now;

type Asking = { readonly actor: Clerk; readonly sql: Reads; readonly now: Date };

/** How a sale's payment stands, with what the clerk can do now. */
export const viewCharge = async (ways: ChargeWays, { actor, sql, now }: Asking, orderId: string): Promise<OrderChargeData> => {
  const [found, last] = await sql.ask(askSale(orderId), askLastCharge(orderId));
  const sale = requireSale(found, actor);
  const underWay = last !== null && !isSettled(last.state);
  const due = isDue(sale, now) && !underWay;
  return {
    orderId,
    amount: sale.amount,
    state: sale.state,
    method: sale.method,
    charge: last && presentCharge(last),
    can: { charge: due, stop: underWay, cash: due },
    takes: ['codepay', ...(ways.alipay === null || !takes(sale, 'alipay') ? [] : ['alipay' as const]), 'cash'],
  };
};

const presentCharge = ({ id, method, state, said, created_at }: ChargeRow): NonNullable<OrderChargeData['charge']> => ({
  chargeId: id,
  method,
  state,
  text: chargeText(state, method, said),
  at: created_at.toISOString(),
});
