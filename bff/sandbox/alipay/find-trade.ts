import { nowMs, type World } from '../world.ts';
import { refused } from './alipay-failure.ts';
import type { Trade } from './alipay-world.ts';

/** The owner of the code has so long to confirm; then Alipay closes the trade. */
const patienceMs = 10 * 60_000;

export const closeWhenOld = (world: World, trade: Trade): Trade => {
  if (trade.state !== 'WAIT_BUYER_PAY' || nowMs(world) - trade.createdAtMs < patienceMs) return trade;
  const closed: Trade = { ...trade, state: 'TRADE_CLOSED' };
  world.alipay.trades.put(trade.id, closed);
  return closed;
};

export const findTrade = (world: World, id: string): Trade => {
  const trade = world.alipay.trades.get(id);
  if (!trade) throw refused('TRADE_NOT_EXIST', '交易不存在');
  return closeWhenOld(world, trade);
};
