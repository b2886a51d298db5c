import { indexOrder, nowMs, randomText, type Order, type World } from '../world.ts';
import { amount, currency, notifyUrl, optionalText, text, tradeNoForm, type Body } from './fields.ts';
import { closeWhenOld, orderId, type Side } from './order-ids.ts';
import { frequencyLimited, parameterError, PayFailure, systemError } from './pay-failure.ts';

const prepayLifeMs = 2 * 3_600_000;
const minuteMs = 60_000;
const expiryMostMs = 90 * 24 * 3_600_000;

/** JSAPI order, direct or partner. The same number again is welcome with the same parameters, and never with others. */
export const placeOrder = (world: World, side: Side, body: Body): { prepay_id: string } => {
  misbehave(world);
  const draft = readOrder(world, side, body);
  const earlier = world.orders.get(draft.id);
  if (earlier) return { prepay_id: repeat(world, closeWhenOld(world, earlier), draft).prepayId };
  world.orders.put(draft.id, draft);
  indexOrder(world, draft);
  return { prepay_id: draft.prepayId };
};

const misbehave = ({ misbehaviour }: World): void => {
  if (misbehaviour.prepay === 'SYSTEM_ERROR') throw systemError();
  if (misbehaviour.prepay === 'FREQUENCY_LIMITED') throw frequencyLimited();
  if (misbehaviour.prepay === 'NO_AUTH') throw new PayFailure(403, 'NO_AUTH', '商户无权限');
  if (misbehaviour.prepay === 'NOTENOUGH') throw new PayFailure(403, 'NOTENOUGH', '用户账号余额不足');
};

const repeat = (world: World, earlier: Order, draft: Order): Order => {
  if (earlier.state === 'CLOSED') throw new PayFailure(400, 'ORDER_CLOSED', '该订单已关闭，请换单号重新下单');
  if (earlier.state !== 'NOTPAY') throw new PayFailure(403, 'OUT_TRADE_NO_USED', '商户订单号重复，该订单已支付');
  if (earlier.fingerprint !== draft.fingerprint) throw new PayFailure(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
  if (earlier.prepayUntilMs > nowMs(world)) return earlier;
  const renewed: Order = { ...earlier, prepayId: draft.prepayId, prepayUntilMs: draft.prepayUntilMs };
  world.orders.put(renewed.id, renewed);
  indexOrder(world, renewed);
  return renewed;
};

const readOrder = (world: World, { party, subMchid }: Side, body: Body): Order => {
  const outTradeNo = text(body, 'out_trade_no', { max: 32, form: tradeNoForm });
  const appid = text(body, subMchid === null ? 'appid' : 'sp_appid', { max: 32 });
  if (appid !== world.credentials.appid) throw new PayFailure(400, 'APPID_MCHID_NOT_MATCH', '商户号与 AppID 不匹配');
  const subAppid = subMchid === null ? null : optionalText(body, 'sub_appid', { max: 32, form: /^wx[0-9a-f]{16}$/ });
  const payer = readPayer(world, body, subMchid, subAppid);
  currency(body, 'amount.currency', false);
  const at = nowMs(world);
  return {
    id: orderId(party.mchid, subMchid, outTradeNo),
    mchid: party.mchid,
    appid,
    subMchid,
    subAppid,
    outTradeNo,
    description: text(body, 'description', { max: 127 }),
    attach: optionalText(body, 'attach', { max: 128 }),
    total: amount(body, 'amount.total'),
    ...payer,
    notifyUrl: notifyUrl(body, true)!,
    expiresAtMs: readExpiry(world, body, orderId(party.mchid, subMchid, outTradeNo)),
    fingerprint: JSON.stringify(body),
    prepayId: `wx${randomText(34).toLowerCase()}`,
    prepayUntilMs: at + prepayLifeMs,
    createdAtMs: at,
    state: 'NOTPAY',
    transactionId: null,
    paidAtMs: null,
    wechatpayDiscount: 0,
    merchantDiscount: 0,
  };
};

const readPayer = (world: World, body: Body, subMchid: string | null, subAppid: string | null) => {
  const ofSub = subMchid !== null ? optionalText(body, 'payer.sub_openid', { max: 128 }) : null;
  if (ofSub !== null && subAppid === null) throw parameterError('sub_appid', '传 sub_openid 时必填');
  const openid = ofSub ?? text(body, subMchid === null ? 'payer.openid' : 'payer.sp_openid', { max: 128 });
  if (!world.customers.get(openid)) throw new PayFailure(400, 'PARAM_ERROR', '无效的 openid，或 openid 与 AppID 不匹配');
  return { openid, payerIsOfSub: ofSub !== null };
};

/** At least a minute ahead when first asked; a repeat after that minute is still a repeat. */
const readExpiry = (world: World, body: Body, id: string): number | null => {
  const value = optionalText(body, 'time_expire', { max: 64, form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/ });
  if (value === null) return null;
  const ms = Date.parse(value);
  const aheadMs = ms - world.clock.now().getTime();
  if (Number.isNaN(ms)) throw parameterError('time_expire', '格式有误', value);
  // The merchant writes whole seconds, so up to a second of the minute is lost.
  if (!world.orders.get(id) && aheadMs < minuteMs - 1000) throw parameterError('time_expire', '距当前时间不得小于 1 分钟', value);
  if (aheadMs > expiryMostMs) throw parameterError('time_expire', '距当前时间不得大于 90 天', value);
  return ms;
};
