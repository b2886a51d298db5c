import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type { setTrading as contract, TradingViewData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { tradingOf, type TradingFacts } from './read-store.ts';
import type { TradingRow } from './store.rows.ts';
import { tradingView } from './trading-view.ts';

/**
 * A clerk opens, slows down or closes their own store, pickup and delivery apart. It holds until someone changes it again: a
 * store closed by hand stays closed over midnight. The same again changes nothing.
 */
export const setTrading = async (ctx: Context<Clerk>, input: InputOf<typeof contract>): Promise<TradingViewData> => {
  const { storeId, name } = ctx.actor;
  const row = await ctx.sql.one<TradingRow>(
    `SELECT store_id, status, pickup, delivery, changed_by, changed_at FROM store_trading WHERE store_id = ?${ctx.sql.lock}`,
    [storeId],
  );
  if (row === null) throw new Error(`store ${storeId} has no trading status`);
  const before = tradingOf(row);
  if (before.status === input.status && before.pickup === input.pickup && before.delivery === input.delivery)
    return tradingView({ trading: before });

  const trading: TradingFacts = { ...input, changedBy: name, changedAt: ctx.now };
  await ctx.sql.run('UPDATE store_trading SET status = ?, pickup = ?, delivery = ?, changed_by = ?, changed_at = ? WHERE store_id = ?', [
    ...[trading.status, trading.pickup, trading.delivery, trading.changedBy, trading.changedAt],
    storeId,
  ]);
  const { status, pickup, delivery } = before;
  audit(ctx, { action: 'trading.changed', subject: storeId, detail: { from: { status, pickup, delivery }, to: input } });
  ctx.tell(storeId, { kind: 'trading' });
  return tradingView({ trading });
};
