import type { NoticeHeaders } from '../../gateways/wechat-pay.ts';
import type { Module, Parts } from '../../module.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { readNotice, type Answer, type PaidDoors } from '../payment/index.ts';
import { applyResult, lockRefund } from './apply-result.ts';
import { followRefunds, followSchedule } from './follow-refunds.ts';
import { sendRefund } from './send-refund.ts';
import { waysBack } from './way-back.ts';

const refundNotifyPath = '/wxpay/notify/refund';

/** Refunds: asked for with what caused them, sent after commit the way the payment came, believed when WeChat or Alipay says so. */
export const refundModule = (parts: Parts, doors: PaidDoors): Module => {
  const wayOf = waysBack({ ...parts, notifyUrl: `${parts.settings.PUBLIC_URL}${refundNotifyPath}` });
  return {
    outside: [{ path: refundNotifyPath, handle: receiveRefund(parts, doors) }],
    subscribers: [sendRefund(wayOf, doors), followRefunds(wayOf, doors)],
    schedules: [followSchedule],
  };
};

/** `POST /wxpay/notify/refund`: REFUND.SUCCESS, ABNORMAL, CLOSED; each recorded once. */
const receiveRefund =
  (parts: Parts, doors: PaidDoors) =>
  async (headers: NoticeHeaders, bytes: Buffer): Promise<Answer> => {
    const notice = await readNotice(parts, headers, bytes);
    if ('status' in notice) return notice;
    if (notice.kind !== 'refund') return { status: 400, body: { code: 'FAIL', message: '这个地址只接收退款通知' } };
    const outcome = await inTransaction(parts.house, { kind: 'system', name: 'wechat-pay' }, async (ctx) => {
      const found = await ctx.sql.one<{ id: string; amount: number; mchid: string; sub_mchid: string | null }>(
        'SELECT r.id, r.amount, p.mchid, p.sub_mchid FROM refund r JOIN payee p ON p.id = r.payee_id WHERE r.out_refund_no = ?',
        [notice.refund.outRefundNo],
      );
      if (found === null) return 'unknown-refund';
      if (found.amount !== notice.refund.refund || found.mchid !== notice.mchid || found.sub_mchid !== notice.subMchid) return 'foreign';
      await applyResult(ctx, doors, await lockRefund(ctx, doors, found.id), notice.refund);
      return 'recorded';
    });
    parts.metrics.notices.inc({ outcome });
    if (outcome === 'recorded') return { status: 204 };
    parts.log.warn({ reason: outcome, outRefundNo: notice.refund.outRefundNo }, 'refund notification refused');
    return { status: outcome === 'foreign' ? 400 : 404, body: { code: 'FAIL', message: '与退款不符' } };
  };
