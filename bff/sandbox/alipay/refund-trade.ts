import { optionalText, text, type Body } from '../pay/fields.ts';
import { nowMs, type World } from '../world.ts';
import { refused, unknownError } from './alipay-failure.ts';
import { outTradeNoOf, tradeId, type AlipayRefund, type Seller } from './alipay-world.ts';
import { findTrade } from './find-trade.ts';
import { readYuan, yuan } from './yuan.ts';

/** Gives a part back at once. The same out_request_no again changes nothing and says so. */
export const refundTrade = (world: World, seller: Seller, body: Body): Record<string, unknown> => {
  const trade = findTrade(world, tradeId(seller, text(body, 'out_trade_no', { max: 64 })));
  const outRequestNo = text(body, 'out_request_no', { max: 64 });
  const amount = readYuan(body, 'refund_amount');
  const view = (isMoved: boolean, refunded: number) => ({
    ...{ out_trade_no: outTradeNoOf(trade), trade_no: trade.tradeNo, fund_change: isMoved ? 'Y' : 'N', refund_fee: yuan(refunded) },
  });
  const id = `${trade.id}/${outRequestNo}`;
  const earlier = world.alipay.refunds.get(id);
  if (earlier) {
    if (earlier.amount !== amount) throw refused('DISCORDANT_REPEAT_REQUEST', '不一致的请求：退款单号重复，金额不同');
    return view(false, trade.refunded);
  }
  if (world.misbehaviour.refund === 'SYSTEM_ERROR') throw unknownError();
  if (world.misbehaviour.refund === 'NOT_ENOUGH') throw refused('SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足');
  if (trade.paidAtMs === null || trade.cancelledAtMs !== null) throw refused('TRADE_STATUS_ERROR', '交易状态不合法，不能退款');
  if (trade.refunded + amount > trade.total) throw refused('REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额超限');

  const refund: AlipayRefund = {
    id,
    tradeId: trade.id,
    outRequestNo,
    amount,
    reason: optionalText(body, 'refund_reason', { max: 256 }),
    atMs: nowMs(world),
  };
  world.alipay.refunds.put(id, refund);
  const refunded = trade.refunded + amount;
  world.alipay.trades.put(trade.id, { ...trade, refunded, state: refunded === trade.total ? 'TRADE_CLOSED' : trade.state });
  return view(true, refunded);
};

/** A refund that is not known is answered with its numbers alone. */
export const queryRefund = (world: World, seller: Seller, body: Body): Record<string, unknown> => {
  const trade = findTrade(world, tradeId(seller, text(body, 'out_trade_no', { max: 64 })));
  const outRequestNo = text(body, 'out_request_no', { max: 64 });
  const refund = world.alipay.refunds.get(`${trade.id}/${outRequestNo}`);
  const numbers = { out_trade_no: outTradeNoOf(trade), trade_no: trade.tradeNo, out_request_no: outRequestNo };
  return refund === undefined
    ? numbers
    : { ...numbers, refund_status: 'REFUND_SUCCESS', refund_amount: yuan(refund.amount), total_amount: yuan(trade.total) };
};
