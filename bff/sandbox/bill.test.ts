import test from 'ava';
import { wechatPayV3 } from '../src/gateways/wechat-pay-v3.ts';
import { wechatMiniApi } from '../src/gateways/wechat-mini-api.ts';
import { openShop } from './shop-for-tests.ts';

const gateways = { wechatPayV3, wechatMiniApi };

const dayMs = 24 * 3_600_000;
const shanghaiDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
/** Noon in Shanghai, so that a test does not run over midnight. */
const noon = new Date('2026-11-20T12:00:00+08:00');

test('日账单：付款和退款各一行，分毫不差，每个收款方只看到自己的', async (t) => {
  const shop = await openShop(gateways, { now: () => noon });
  const { sandbox, pay } = shop;
  const order = await shop.aPaidOrder(shop.direct, { amount: 3861, description: '卤味拼盘, 微辣,`两份`' });
  await shop.aPaidOrder(shop.moving);
  const partner = await shop.aPaidOrder(shop.sub, { amount: 5 });
  const asked = shop.aRefund(order, 1);
  await pay.refund(shop.direct, asked);
  const day = shanghaiDay(sandbox.clock.now());
  await t.throwsAsync(pay.tradeBill(shop.direct, day), { code: 'PARAM_ERROR' });
  await sandbox.clock.advance(dayMs - 3 * 3_600_000);
  const early = await t.throwsAsync(pay.tradeBill(shop.direct, day), { code: 'STATEMENT_CREATING' });
  t.like(early, { retryable: true });
  await sandbox.clock.advance(3 * 3_600_000);

  const [payment, refund, ...more] = await pay.tradeBill(shop.direct, day);
  t.is(more.length, 0);
  t.like(payment, {
    outTradeNo: order.outTradeNo,
    tradeState: 'SUCCESS',
    total: 3861,
    settlementTotal: 3861,
    refund: 0,
    refundId: null,
    subMchid: null,
    fee: 23,
    openid: shop.openid,
  });
  t.is(payment!.at.getTime(), noon.getTime());
  t.like(refund, {
    outRefundNo: asked.outRefundNo,
    outTradeNo: order.outTradeNo,
    tradeState: 'REFUND',
    refund: 1,
    refundAsked: 1,
    total: 0,
  });
  const ofSub = await pay.tradeBill(shop.sub, day);
  t.deepEqual(
    ofSub.map(({ outTradeNo, subMchid, total }) => ({ outTradeNo, subMchid, total })),
    [{ outTradeNo: partner.outTradeNo, subMchid: shop.sub.subMchid, total: 5 }],
  );
  t.deepEqual(await pay.tradeBill(shop.otherSub, day), []);
  t.deepEqual(await pay.tradeBill(shop.direct, '2026-11-18'), []);
  await shop.stop();
});
