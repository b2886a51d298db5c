import type { PayOutcome, PayResult } from '../sandbox-shape.ts';
import { closeWhenOld } from './find-trade.ts';
import { nowMs, type World } from '../world.ts';

/** The owner of a scanned code confirms on the phone, or does not: then Alipay goes on waiting. */
export const decideTrade = (world: World, id: string, outcome: PayOutcome): PayResult => {
  const trade = closeWhenOld(world, world.alipay.trades.get(id)!);
  if (trade.state !== 'WAIT_BUYER_PAY') return { state: 'failed', errMsg: '付款已结束，请重新出示付款码' };
  if (outcome === 'cancel') return { state: 'cancelled', errMsg: '' };
  if (outcome === 'fail') return { state: 'failed', errMsg: '余额不足，请更换支付方式' };
  world.alipay.trades.put(id, { ...trade, state: 'TRADE_SUCCESS', paidAtMs: nowMs(world) });
  return { state: 'paid', errMsg: '' };
};
