import { openChargeSheet } from '../person/sheets.ts';
import { needsPassword, usePayCode } from '../person/pay-codes.ts';
import { nowMs, type Order, type World } from '../world.ts';
import { amount, currency, optionalText, text, tradeNoForm, type Body } from './fields.ts';
import { findOrder, orderId, type Side } from './order-ids.ts';
import { orderView } from './order-view.ts';
import { parameterError, PayFailure, systemError } from './pay-failure.ts';
import { payOrder } from './pay-order.ts';

/** 付款码支付: paid at once, or its owner has to type a password first. Nothing is notified; who has no answer asks. */
export const chargeCode = (world: World, side: Side, body: Body): Record<string, unknown> => {
  const draft = readCharge(world, side, body);
  const authCode = text(body, 'payer.auth_code', { max: 32, form: /^1[0-5]\d{16}$/ });
  const earlier = world.orders.get(draft.id);
  if (earlier) throw usedNumber(earlier);
  const mood = world.misbehaviour.charge;
  if (mood === 'unknown') throw systemError();
  const code = usePayCode(world, 'wechat', authCode, draft.id);
  if (code === 'expired') throw new PayFailure(400, 'AUTHCODEEXPIRE', '付款码已过期，请顾客刷新后再试');
  if (typeof code === 'string') throw new PayFailure(400, 'AUTH_CODE_INVALID', '付款码无效，请重新扫码');

  const order: Order = { ...draft, openid: code.openid };
  if (mood === 'not-enough') {
    world.orders.put(order.id, { ...order, state: 'PAYERROR' });
    throw new PayFailure(403, 'NOTENOUGH', '用户账号余额不足');
  }
  if (needsPassword(world, order.openid, order.total)) {
    const asked: Order = { ...order, state: 'USERPAYING' };
    world.orders.put(asked.id, asked);
    openChargeSheet(world, asked.openid, { orderId: asked.id });
    return orderView(asked);
  }
  const paid = payOrder(world, order);
  if (mood === 'unknown-charged') throw systemError();
  return orderView(paid);
};

const afterPayingMs = 15_000;
const daysMostMs = 7 * 24 * 3_600_000;

/** 撤销: what was paid goes back at once, what was not can never be paid. */
export const reverseCharge = (world: World, side: Side, outTradeNo: string, body: Body): void => {
  checkAppid(world, side, body);
  const order = findOrder(world, side, outTradeNo);
  if (world.misbehaviour.reverse === 'fails') throw systemError();
  if (order.tradeType !== 'MICROPAY') throw invalid('该订单不是付款码支付，不能撤销');
  if (order.state === 'REVOKED') return;
  const at = nowMs(world);
  if (order.state === 'USERPAYING') throw invalid('用户支付中，请稍后再撤销');
  if (order.state === 'REFUND') throw invalid('订单已退款，不能撤销');
  if (order.paidAtMs !== null && at - order.paidAtMs < afterPayingMs) throw invalid('请在支付 15 秒后再撤销');
  if (at - order.createdAtMs > daysMostMs) throw invalid('订单已超过 7 天，不能撤销，请走退款');
  world.orders.put(order.id, { ...order, state: 'REVOKED', revokedAtMs: at });
};

const invalid = (message: string): PayFailure => new PayFailure(400, 'INVALID_REQUEST', message);

const usedNumber = ({ state }: Order): PayFailure => {
  if (state === 'SUCCESS' || state === 'REFUND') return new PayFailure(400, 'ORDERPAID', '该订单已支付，请勿重复提交');
  if (state === 'REVOKED') return new PayFailure(400, 'ORDERREVERSED', '该订单已撤销，请换单号重新支付');
  if (state === 'USERPAYING') return new PayFailure(400, 'USERPAYING', '用户支付中，请查询订单');
  return new PayFailure(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
};

const checkAppid = (world: World, { subMchid }: Side, body: Body): string => {
  const appid = text(body, subMchid === null ? 'appid' : 'sp_appid', { max: 32 });
  if (appid !== world.credentials.appid) throw new PayFailure(400, 'APPID_MCHID_NOT_MATCH', '商户号与 AppID 不匹配');
  return appid;
};

const readCharge = (world: World, side: Side, body: Body): Order => {
  const { party, subMchid } = side;
  const outTradeNo = text(body, 'out_trade_no', { max: 32, form: tradeNoForm });
  const outId = optionalText(body, 'scene_info.store_info.out_id', { max: 32 });
  if (outId === null && optionalText(body, 'scene_info.store_info.id', { max: 32 }) === null)
    throw parameterError('scene_info.store_info', '为必填项');
  currency(body, 'amount.currency', false);
  return {
    id: orderId(party.mchid, subMchid, outTradeNo),
    mchid: party.mchid,
    appid: checkAppid(world, side, body),
    subMchid,
    subAppid: null,
    tradeType: 'MICROPAY',
    outTradeNo,
    description: text(body, 'description', { max: 127 }),
    attach: optionalText(body, 'attach', { max: 128 }),
    total: amount(body, 'amount.total'),
    openid: '',
    payerIsOfSub: false,
    notifyUrl: '',
    expiresAtMs: null,
    fingerprint: '',
    prepayId: '',
    prepayUntilMs: 0,
    createdAtMs: nowMs(world),
    state: 'NOTPAY',
    transactionId: null,
    paidAtMs: null,
    wechatpayDiscount: 0,
    merchantDiscount: 0,
  };
};
