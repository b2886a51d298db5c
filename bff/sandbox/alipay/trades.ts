import { billTime } from '../beijing-time.ts';
import { optionalText, text, tradeNoForm, type Body } from '../pay/fields.ts';
import { openChargeSheet } from '../person/sheets.ts';
import { needsPassword, usePayCode } from '../person/pay-codes.ts';
import { nowMs, randomDigits, type World } from '../world.ts';
import { refused, unknownError } from './alipay-failure.ts';
import { outTradeNoOf, tradeId, type Seller, type Trade } from './alipay-world.ts';
import { closeWhenOld, findTrade } from './find-trade.ts';
import { readYuan, yuan } from './yuan.ts';

type View = Record<string, unknown>;

/** 10000 is paid, 10003 waits for the owner of the code, 20000 says nothing: whoever hears it asks. */
export const payTrade = (world: World, seller: Seller, body: Body): { status: number; view: View } => {
  const id = tradeId(seller, text(body, 'out_trade_no', { max: 64, form: tradeNoForm }));
  const total = readYuan(body, 'total_amount');
  const subject = text(body, 'subject', { max: 256 });
  const authCode = text(body, 'auth_code', { max: 64 });
  if (body['scene'] !== 'bar_code') throw refused('INVALID_PARAMETER', '参数无效：scene');
  const earlier = world.alipay.trades.get(id);
  if (earlier) throw earlierRefusal(earlier);
  const mood = world.misbehaviour.charge;
  if (mood === 'unknown') throw unknownError();
  const code = usePayCode(world, 'alipay', authCode, `alipay/${id}`);
  if (typeof code === 'string') throw refused('PAYMENT_AUTH_CODE_INVALID', '支付授权码无效，请刷新条码后重新扫码');
  if (mood === 'not-enough') throw refused('BUYER_BALANCE_NOT_ENOUGH', '买家余额不足');

  const at = nowMs(world);
  const waiting = needsPassword(world, code.openid, total);
  const trade: Trade = {
    ...{ id, tradeNo: `${billTime(at).slice(0, 10).replaceAll('-', '')}2200${randomDigits(16)}`, openid: code.openid, subject, total },
    storeId: optionalText(body, 'store_id', { max: 32 }),
    state: waiting ? 'WAIT_BUYER_PAY' : 'TRADE_SUCCESS',
    ...{ refunded: 0, createdAtMs: at, paidAtMs: waiting ? null : at, cancelledAtMs: null },
  };
  world.alipay.trades.put(id, trade);
  if (waiting) {
    openChargeSheet(world, trade.openid, { tradeId: id });
    return { status: 202, view: { code: '10003', msg: '等待用户付款', ...numbers(trade) } };
  }
  if (mood === 'unknown-charged') throw unknownError();
  return { status: 200, view: { ...paidFields(trade), gmt_payment: billTime(at) } };
};

export const queryTrade = (world: World, seller: Seller, outTradeNo: string): View => {
  const trade = findTrade(world, tradeId(seller, outTradeNo));
  const view = { ...numbers(trade), trade_status: trade.state, total_amount: yuan(trade.total) };
  return trade.paidAtMs === null ? view : { ...view, ...paidFields(trade), send_pay_date: billTime(trade.paidAtMs) };
};

/** What was paid goes back, what was not is closed. A number that is not known is no error, and names no action. */
export const cancelTrade = (world: World, seller: Seller, body: Body): View => {
  const outTradeNo = text(body, 'out_trade_no', { max: 64 });
  const id = tradeId(seller, outTradeNo);
  const known = world.alipay.trades.get(id);
  if (known === undefined) return { out_trade_no: outTradeNo, retry_flag: 'N' };
  if (world.misbehaviour.reverse === 'fails') return { ...numbers(known), retry_flag: 'Y' };
  const trade = closeWhenOld(world, known);
  if (trade.refunded > 0) throw refused('TRADE_STATUS_ERROR', '交易已有退款，不能撤销');
  world.alipay.trades.put(id, { ...trade, state: 'TRADE_CLOSED', cancelledAtMs: trade.cancelledAtMs ?? nowMs(world) });
  return { ...numbers(trade), retry_flag: 'N', action: trade.paidAtMs === null ? 'close' : 'refund' };
};

const earlierRefusal = ({ state }: Trade) =>
  state === 'TRADE_CLOSED' ? refused('TRADE_HAS_CLOSE', '交易已经关闭') : refused('TRADE_HAS_SUCCESS', '交易已被支付');

const numbers = (trade: Trade): View => ({ out_trade_no: outTradeNoOf(trade), trade_no: trade.tradeNo });

const paidFields = (trade: Trade): View => ({
  ...numbers(trade),
  total_amount: yuan(trade.total),
  receipt_amount: yuan(trade.total),
  buyer_pay_amount: yuan(trade.total),
  buyer_logon_id: '138****0000',
  fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: yuan(trade.total) }],
});
