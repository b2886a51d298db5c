import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { raiseAttention } from '../../platform/attention.ts';
import type { Context } from '../../platform/context.ts';
import { firstRow, type Answers, type Question } from '../../platform/sql.ts';
import type { PaidDoor } from '../payment/index.ts';
import { openRefund } from '../refund/index.ts';
import { movePass } from './move-pass.ts';
import { passRefunded, passSold } from './pass.events.ts';
import type { LockedPass } from './pass.rows.ts';
import { lockPass } from './read-pass.ts';

/** What payments and refunds may ask of passes; the app hands it to them. */
export const passDoor: PaidDoor = {
  lock: async (ctx, passId) => void (await lockPass(ctx.sql, passId)),
  lockOfTrade: (ctx, outTradeNo, questions) =>
    lockForPayment(ctx, `(SELECT order_id FROM payment WHERE out_trade_no = ? AND paid_for = 'pass')`, outTradeNo, questions),
  lockToPay: (ctx, passId, questions) => lockForPayment(ctx, '?', passId, questions),
  changed: async (ctx, passId) => {
    const pass = await lockPass(ctx.sql, passId);
    if (pass.state !== 'refunding' || !(await isBack(ctx, passId))) return;
    movePass(ctx, pass, 'finish');
    ctx.emit(passRefunded({ passId }));
  },
};

const lockForPayment = async <const Questions extends readonly Question<unknown>[]>(
  ctx: Context,
  passId: string,
  value: string,
  questions: Questions,
) => {
  const [pass, ...answers] = await ctx.sql.ask(
    firstRow<LockedPass>(`SELECT * FROM pass WHERE id = ${passId}${ctx.sql.lock}`, [value]),
    ...questions,
  );
  return {
    received: pass && ((paidAt: Date) => passReceived(ctx, pass, paidAt)),
    answers: answers as Answers<readonly Question<unknown>[]> as Answers<Questions>,
  };
};

/**
 * Called in the transaction that records a payment. The pass is good from now on; or, when it was cancelled meanwhile, the money goes
 * straight back. Its days are counted from when we heard of it, so that a late notification takes none of them.
 */
const passReceived = async (ctx: Context, pass: LockedPass, paidAt: Date): Promise<void> => {
  if (pass.state === 'unpaid') {
    const kind = await ctx.sql.one<{ days: number }>('SELECT days FROM pass_kind WHERE id = ?', [pass.kind_id]);
    movePass(ctx, pass, 'pay', { paid_at: paidAt, until_at: instantAt(addDays(dayOf(ctx.now), kind!.days), 0) });
    ctx.emit(passSold({ passId: pass.id }));
    return;
  }
  ctx.sql.later.run('UPDATE pass SET paid_at = ?, refunded = price WHERE id = ? AND paid_at IS NULL', [paidAt, pass.id]);
  await openRefund(ctx, {
    ...{ paidFor: 'pass', id: pass.id, amount: pass.price, cause: 'paid-late' },
    ...{ reason: '付款时月卡的付款时间已过', askedBy: 'system' },
  });
  await raiseAttention(ctx, { kind: 'paid-late', subject: pass.id, text: '月卡取消之后才收到付款，已自动原路退款，请留意退款结果' });
};

/** Its money reached the member, or a person gave it back another way. */
const isBack = async (ctx: Context, passId: string): Promise<boolean> =>
  (await ctx.sql.one(`SELECT id FROM refund WHERE order_id = ? AND cause = 'pass' AND state IN ('succeeded', 'closed')`, [passId])) !==
  null;
