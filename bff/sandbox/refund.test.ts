import test from 'ava';
import { wechatPayV3 } from '../src/gateways/wechat-pay-v3.ts';
import { wechatMiniApi } from '../src/gateways/wechat-mini-api.ts';
import type { RefundNotice } from '../src/gateways/wechat-pay.ts';
import { openShop, type Shop } from './shop-for-tests.ts';

const gateways = { wechatPayV3, wechatMiniApi };

const withShop = (title: string, run: (t: import('ava').ExecutionContext, shop: Shop) => Promise<void>): void =>
  test(title, async (t) => {
    const shop = await openShop(gateways);
    try {
      await run(t, shop);
    } finally {
      await shop.stop();
    }
  });

const refundNotices = ({ received }: Shop) =>
  received.map(({ notice }) => notice).filter((notice): notice is RefundNotice => notice?.kind === 'refund');

withShop('全额退款：先受理，后到账，通知和查询一致，订单转入退款', async (t, shop) => {
  for (const payee of [shop.direct, shop.moving, shop.sub]) {
    const order = await shop.aPaidOrder(payee);
    const asked = shop.aRefund(order);
    t.like(await shop.pay.refund(payee, asked), { status: 'PROCESSING', refund: 1800, total: 1800, successTime: null });
    await shop.sandbox.clock.advance(2000);
    await shop.sandbox.control.quiet();

    const notice = refundNotices(shop).find(({ refund }) => refund.outRefundNo === asked.outRefundNo)!;
    t.like(notice, { mchid: payee.mchid, subMchid: payee.subMchid });
    t.like(notice.refund, { status: 'SUCCESS', refund: 1800, outTradeNo: order.outTradeNo });
    t.deepEqual(await shop.pay.queryRefund(payee, asked.outRefundNo), notice.refund);
    t.like(await shop.pay.query(payee, order.outTradeNo), { tradeState: 'REFUND' });
  }
});

withShop('同一退款单号反复申请只退一次，金额变了就拒绝', async (t, shop) => {
  const order = await shop.aPaidOrder(shop.direct);
  const asked = shop.aRefund(order, 500);
  const [first, second] = await Promise.all([shop.pay.refund(shop.direct, asked), shop.pay.refund(shop.direct, asked)]);
  t.is(first.refundId, second.refundId);
  await t.throwsAsync(shop.pay.refund(shop.direct, { ...asked, refund: 600 }), { code: 'INVALID_REQUEST' });
});

withShop('分几次退：隔一分钟一次，合起来不能超过付的钱', async (t, shop) => {
  const order = await shop.aPaidOrder(shop.direct);
  await shop.pay.refund(shop.direct, shop.aRefund(order, 1000));
  const tooSoon = await t.throwsAsync(shop.pay.refund(shop.direct, shop.aRefund(order, 100)), { code: 'FREQUENCY_LIMITED' });
  t.like(tooSoon, { status: 429, retryable: true });
  await shop.sandbox.clock.advance(60_000);
  await t.throwsAsync(shop.pay.refund(shop.direct, shop.aRefund(order, 801)), { code: 'INVALID_REQUEST' });
  t.like(await shop.pay.refund(shop.direct, shop.aRefund(order, 800)), { status: 'PROCESSING' });
});

withShop('一笔订单最多退五十次', async (t, shop) => {
  const order = await shop.aPaidOrder(shop.direct);
  for (let time = 0; time < 50; time += 1) {
    await shop.pay.refund(shop.direct, shop.aRefund(order, 1));
    await shop.sandbox.clock.advance(60_000);
  }
  await t.throwsAsync(shop.pay.refund(shop.direct, shop.aRefund(order, 1)), { code: 'INVALID_REQUEST', message: /50/ });
});

withShop('商户余额不足：不可重试，充值后用同一单号退成', async (t, shop) => {
  const order = await shop.aPaidOrder(shop.direct);
  const asked = shop.aRefund(order);
  shop.sandbox.control.misbehave({ refund: 'NOT_ENOUGH' });
  const error = await t.throwsAsync(shop.pay.refund(shop.direct, asked), { code: 'NOT_ENOUGH' });
  t.like(error, { status: 403, retryable: false });
  t.is(await shop.pay.queryRefund(shop.direct, asked.outRefundNo), null);
  shop.sandbox.control.calm();
  t.like(await shop.pay.refund(shop.direct, asked), { status: 'PROCESSING' });
});

for (const status of ['ABNORMAL', 'CLOSED'] as const) {
  withShop(`退款成了 ${status}：通知照样来，查询也这么说`, async (t, shop) => {
    const order = await shop.aPaidOrder(shop.sub);
    const asked = shop.aRefund(order);
    shop.sandbox.control.misbehave({ refund: status });
    await shop.pay.refund(shop.sub, asked);
    await shop.sandbox.clock.advance(2000);
    await shop.sandbox.control.quiet();
    t.like(refundNotices(shop)[0]?.refund, { status, successTime: null });
    t.like(await shop.pay.queryRefund(shop.sub, asked.outRefundNo), { status });
  });
}

withShop('异常的退款由人处理后到账', async (t, shop) => {
  const order = await shop.aPaidOrder(shop.direct);
  const asked = shop.aRefund(order);
  shop.sandbox.control.misbehave({ refund: 'ABNORMAL' });
  await shop.pay.refund(shop.direct, asked);
  await shop.sandbox.clock.advance(2000);
  await shop.sandbox.control.settleRefund(asked.outRefundNo, 'SUCCESS');
  await shop.sandbox.control.quiet();
  t.deepEqual(
    refundNotices(shop).map(({ refund }) => refund.status),
    ['ABNORMAL', 'SUCCESS'],
  );
});

withShop('人说退款异常，它就一直异常，到人再动它为止', async (t, shop) => {
  const asked = shop.aRefund(await shop.aPaidOrder(shop.direct));
  await shop.pay.refund(shop.direct, asked);
  await shop.sandbox.control.settleRefund(asked.outRefundNo, 'ABNORMAL');
  await shop.sandbox.clock.advance(24 * 3_600_000);
  t.like(await shop.pay.queryRefund(shop.direct, asked.outRefundNo), { status: 'ABNORMAL' });
});

for (const [type, account, isReturnedToMerchant] of [
  ['USER_BANK_CARD', '招商银行借记卡0403', false],
  ['MERCHANT_BANK_CARD', '商户结算银行账户', true],
] as const) {
  withShop(`异常的退款改退到别的账户（${type}）：到账时说得出钱在谁手里`, async (t, shop) => {
    const order = await shop.aPaidOrder(shop.sub);
    const asked = shop.aRefund(order);
    shop.sandbox.control.misbehave({ refund: 'ABNORMAL' });
    await shop.pay.refund(shop.sub, asked);
    await shop.sandbox.clock.advance(2000);
    shop.sandbox.control.calm();
    shop.sandbox.control.sendAbnormalRefund(asked.outRefundNo, type);
    t.like(await shop.pay.queryRefund(shop.sub, asked.outRefundNo), { status: 'PROCESSING' });
    await shop.sandbox.clock.advance(2000);
    await shop.sandbox.control.quiet();

    const [first, second] = refundNotices(shop).map(({ refund }) => refund);
    t.like(first, { status: 'ABNORMAL', isReturnedToMerchant: false });
    t.like(second, { status: 'SUCCESS', userReceivedAccount: account, isReturnedToMerchant });
    t.deepEqual(await shop.pay.queryRefund(shop.sub, asked.outRefundNo), second);
    shop.sandbox.control.sendAbnormalRefund(asked.outRefundNo, type);
    t.like(await shop.pay.queryRefund(shop.sub, asked.outRefundNo), { status: 'SUCCESS' }, '到了账的不再改');
  });
}

withShop('退款可以一直处理中，直到微信恢复', async (t, shop) => {
  const order = await shop.aPaidOrder(shop.direct);
  const asked = shop.aRefund(order);
  shop.sandbox.control.misbehave({ refund: 'PROCESSING' });
  await shop.pay.refund(shop.direct, asked);
  await shop.sandbox.clock.advance(24 * 3_600_000);
  t.like(await shop.pay.queryRefund(shop.direct, asked.outRefundNo), { status: 'PROCESSING' });
  shop.sandbox.control.calm();
  await shop.sandbox.clock.advance(2000);
  t.like(await shop.pay.queryRefund(shop.direct, asked.outRefundNo), { status: 'SUCCESS' });
});

withShop('没付的、没有的、别人的、过了一年的都退不了', async (t, shop) => {
  const unpaid = shop.anOrder();
  await t.throwsAsync(shop.pay.refund(shop.direct, shop.aRefund(unpaid)), { code: 'ORDER_NOT_EXIST' });
  await shop.pay.prepay(shop.direct, unpaid);
  await t.throwsAsync(shop.pay.refund(shop.direct, shop.aRefund(unpaid)), { code: 'INVALID_REQUEST' });
  const paid = await shop.aPaidOrder(shop.sub);
  await t.throwsAsync(shop.pay.refund(shop.otherSub, shop.aRefund(paid)), { code: 'ORDER_NOT_EXIST' });
  await shop.sandbox.clock.advance(366 * 24 * 3_600_000);
  await t.throwsAsync(shop.pay.refund(shop.sub, shop.aRefund(paid)), { code: 'INVALID_REQUEST' });
});

withShop('退款一直出错会被限速', async (t, shop) => {
  const asked = shop.aRefund(shop.anOrder());
  shop.sandbox.clock.speed(0);
  const codes = await Promise.all(
    Array.from({ length: 10 }, () => shop.pay.refund(shop.direct, asked).catch(({ code }: { code: string }) => code)),
  );
  t.is(codes.filter((code) => code === 'ORDER_NOT_EXIST').length, 6);
  t.is(codes.filter((code) => code === 'FREQUENCY_LIMITED').length, 4);
});
