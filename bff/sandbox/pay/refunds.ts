import { indexRefund, nowMs, randomDigits, type Order, type Refund, type World } from '../world.ts';
import { amount, currency, notifyUrl, optionalText, text, type Body } from './fields.ts';
import { eitherSide, findOrder, type Side } from './order-ids.ts';
import { payerTotal } from './order-view.ts';
import { frequencyLimited, parameterError, PayFailure, systemError } from './pay-failure.ts';
import { refundView } from './refund-view.ts';
import { scheduleSettling } from './settle-refund.ts';

const yearMs = 365 * 24 * 3_600_000;
const apartMs = 60_000;
const refundsMost = 50;
const numberForm = /^[0-9A-Za-z_\-|*@]{1,64}$/;

/** Accepts a refund; whether it succeeds shows later. The same out_refund_no again gives the same refund. */
export const askRefund = (world: World, side: Side, body: Body): Record<string, unknown> => {
  if (world.misbehaviour.refund === 'SYSTEM_ERROR') throw systemError();
  const outRefundNo = text(body, 'out_refund_no', { max: 64, form: numberForm });
  const wanted = readAmounts(body);
  const reason = optionalText(body, 'reason', { max: 80, bytes: true });
  const url = notifyUrl(body, false);
  const order = orderOf(world, side, body);

  const id = refundKey(side, outRefundNo);
  const fingerprint = JSON.stringify([order.id, wanted.refund, wanted.total]);
  const earlier = world.refunds.get(id);
  if (earlier) {
    if (earlier.fingerprint !== fingerprint) throw new PayFailure(400, 'INVALID_REQUEST', '商户退款单号重复，且参数与首次请求时不一致');
    return refundView(earlier);
  }
  check(world, order, wanted);

  const refund: Refund = {
    id,
    orderId: order.id,
    mchid: order.mchid,
    subMchid: order.subMchid,
    refundId: `5030${randomDigits(24)}`,
    outRefundNo,
    outTradeNo: order.outTradeNo,
    transactionId: order.transactionId!,
    reason,
    refund: wanted.refund,
    payerRefund: Math.floor((wanted.refund * payerTotal(order)) / order.total),
    total: order.total,
    payerTotal: payerTotal(order),
    notifyUrl: url,
    fingerprint,
    createdAtMs: nowMs(world),
    status: 'PROCESSING',
    settledAtMs: null,
  };
  world.refunds.put(id, refund);
  indexRefund(world, refund);
  world.orders.put(order.id, { ...order, state: 'REFUND' });
  scheduleSettling(world, refund);
  return refundView(refund);
};

export const queryRefund = (world: World, side: Side, outRefundNo: string): Record<string, unknown> => {
  const refund = world.refunds.get(refundKey(side, outRefundNo));
  if (!refund) throw new PayFailure(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  return refundView(refund);
};

/** For a partner the sub-merchant is in the body (asking) or the query (looking up). */
export const refundSide = eitherSide;

const refundKey = ({ party, subMchid }: Side, outRefundNo: string): string => `${party.mchid}/${subMchid ?? ''}/${outRefundNo}`;

const readAmounts = (body: Body) => {
  const refund = amount(body, 'amount.refund');
  const total = amount(body, 'amount.total');
  currency(body, 'amount.currency', true);
  if (refund > total) throw parameterError('amount.refund', '退款金额不能大于原订单金额', refund);
  return { refund, total };
};

const orderOf = (world: World, side: Side, body: Body): Order => {
  const transactionId = optionalText(body, 'transaction_id', { max: 32 });
  if (transactionId === null) return refundable(findOrder(world, side, text(body, 'out_trade_no', { max: 32 })));
  const order = world.orders.get(world.orderOfTransaction.get(transactionId) ?? '');
  if (!order || order.mchid !== side.party.mchid || order.subMchid !== side.subMchid)
    throw new PayFailure(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  return refundable(order);
};

const refundable = (order: Order): Order => {
  if (order.state === 'REVOKED') throw new PayFailure(400, 'INVALID_REQUEST', '该订单已撤销，不能退款');
  if (order.transactionId === null) throw new PayFailure(400, 'INVALID_REQUEST', '该订单未支付，不能退款');
  return order;
};

const check = (world: World, order: Order, { refund, total }: { refund: number; total: number }): void => {
  const at = nowMs(world);
  if (world.misbehaviour.refund === 'NOT_ENOUGH') throw new PayFailure(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  if (total !== order.total) throw new PayFailure(400, 'INVALID_REQUEST', '订单金额与原订单不一致');
  if (at - order.paidAtMs! > yearMs) throw new PayFailure(400, 'INVALID_REQUEST', '订单已超过可退款的最大期限');
  const earlier = (world.refundsOfOrder.get(order.id) ?? []).map((id) => world.refunds.get(id)!);
  if (earlier.length >= refundsMost) throw new PayFailure(400, 'INVALID_REQUEST', '一笔订单最多退款 50 次');
  if (earlier.some(({ createdAtMs }) => at - createdAtMs < apartMs)) throw frequencyLimited();
  const taken = earlier.filter(({ status }) => status !== 'CLOSED').reduce((sum, { refund: part }) => sum + part, 0);
  if (taken + refund > order.total) throw new PayFailure(400, 'INVALID_REQUEST', '累计退款金额大于支付金额');
};
