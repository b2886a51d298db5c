import test from 'ava';
import { wechatPayV3 } from '../src/gateways/wechat-pay-v3.ts';
import { wechatMiniApi } from '../src/gateways/wechat-mini-api.ts';
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

withShop('通知没被接住，就按 15 秒、15 秒、30 秒、3 分钟…一共再送十五次，一天后作罢', async (t, shop) => {
  shop.door.status = 500;
  const startMs = shop.sandbox.clock.now().getTime();
  await shop.aPaidOrder(shop.direct);
  await shop.sandbox.control.quiet();
  t.is(shop.received.length, 1);

  const seen: number[] = [];
  for (const seconds of [15, 15, 30, 180, 600]) {
    await shop.sandbox.clock.advance(seconds * 1000);
    seen.push(shop.received.length);
  }
  t.deepEqual(seen, [2, 3, 4, 5, 6]);
  await shop.sandbox.clock.advance(48 * 3_600_000);
  t.is(shop.received.length, 16);
  t.is(new Set(shop.received.map(({ notice }) => notice!.noticeId)).size, 1);
  t.true(shop.sandbox.clock.now().getTime() - startMs > 24 * 3_600_000);
});

withShop('通知被接住后不再送', async (t, shop) => {
  shop.door.status = 500;
  await shop.aPaidOrder(shop.direct);
  await shop.sandbox.control.quiet();
  shop.door.status = 200;
  await shop.sandbox.clock.advance(15_000);
  await shop.sandbox.clock.advance(3_600_000);
  t.is(shop.received.length, 2);
});

withShop('时钟可以加快：三分钟一晃就过', async (t, shop) => {
  shop.door.status = 500;
  await shop.aPaidOrder(shop.direct);
  shop.sandbox.clock.speed(1000);
  while (shop.received.length < 4) await new Promise((resolve) => setTimeout(resolve, 10));
  t.true(shop.received.length >= 4);
});

withShop('同一条通知送五次，号码相同', async (t, shop) => {
  shop.sandbox.control.misbehave({ notifyTimes: 5 });
  await shop.aPaidOrder(shop.direct);
  await shop.sandbox.control.quiet();
  t.is(shop.received.length, 5);
  t.is(new Set(shop.received.map(({ notice }) => notice?.noticeId)).size, 1);
});

withShop('通知可以迟到五分钟，也可以不来，查单照样知道付了', async (t, shop) => {
  shop.sandbox.control.misbehave({ notify: 'late' });
  await shop.aPaidOrder(shop.direct);
  await shop.sandbox.clock.advance(4 * 60_000);
  t.is(shop.received.length, 0);
  await shop.sandbox.clock.advance(61_000);
  t.is(shop.received.length, 1);

  shop.sandbox.control.misbehave({ notify: 'never' });
  const order = await shop.aPaidOrder(shop.direct);
  await shop.sandbox.clock.advance(24 * 3_600_000);
  t.is(shop.received.length, 1);
  t.like(await shop.pay.query(shop.direct, order.outTradeNo), { tradeState: 'SUCCESS' });
  shop.sandbox.control.calm();
  await shop.sandbox.control.quiet();
  t.is(shop.received.length, 2);
});

withShop('顺序颠倒：先来退款通知，再来支付通知', async (t, shop) => {
  shop.sandbox.control.misbehave({ notify: 'wrong-order' });
  const order = await shop.aPaidOrder(shop.direct);
  await shop.pay.refund(shop.direct, shop.aRefund(order));
  await shop.sandbox.clock.advance(2000);
  await shop.sandbox.control.quiet();
  t.deepEqual(
    shop.received.map(({ notice }) => notice?.kind),
    ['refund', 'payment'],
  );
});

const refusals = { forged: 'signature-wrong', stale: 'timestamp-stale', 'sign-test': 'sign-test' } as const;
for (const [mood, reason] of Object.entries(refusals)) {
  withShop(`${mood} 的通知被拒，恢复正常后同一条通知还会再来`, async (t, shop) => {
    shop.sandbox.control.misbehave({ notify: mood as keyof typeof refusals });
    await shop.aPaidOrder(shop.direct);
    await shop.sandbox.control.quiet();
    t.deepEqual(
      shop.received.map(({ refused }) => refused),
      [reason],
    );
    shop.sandbox.control.calm();
    await shop.sandbox.clock.advance(15_000);
    t.is(shop.received[1]?.notice?.kind, 'payment');
  });
}

withShop('别的商户的通知认得出是谁的：单号相同，收款方不同', async (t, shop) => {
  shop.sandbox.control.misbehave({ notify: 'foreign' });
  const order = await shop.aPaidOrder(shop.direct);
  await shop.sandbox.control.quiet();
  const notice = shop.received[0]!.notice!;
  t.is(notice.keysOf, '1900000202');
  t.true(notice.kind === 'payment' && notice.transaction.outTradeNo === order.outTradeNo && notice.transaction.mchid === '1900000202');
});

withShop('金额不对的通知原样交出，由订单去比', async (t, shop) => {
  shop.sandbox.control.misbehave({ notify: 'wrong-amount' });
  await shop.aPaidOrder(shop.direct);
  await shop.sandbox.control.quiet();
  const notice = shop.received[0]!.notice!;
  t.true(notice.kind === 'payment' && notice.transaction.total === 1801);
});

withShop('随时可以来一次验签探测，必须拒绝', async (t, shop) => {
  const [first] = shop.sandbox.credentials.merchants;
  t.deepEqual(await shop.sandbox.control.signTest(first!.mchid, shop.notifyUrl), { status: 401 });
  t.is(shop.received[0]?.refused, 'sign-test');
});

withShop('微信停了：调用很快失败，写明可以重试，不带地址和密钥', async (t, shop) => {
  await shop.pay.query(shop.direct, 'T000000');
  shop.sandbox.control.misbehave({ down: true });
  const error = await t.throwsAsync(shop.pay.prepay(shop.direct, shop.anOrder()), { code: 'NETWORK' });
  t.like(error, { retryable: true, status: 0 });
  t.notRegex(error!.message, /127\.0\.0\.1|http/);
});

withShop('答复丢了：微信那边已经下单，同样的参数再来一次就好', async (t, shop) => {
  await shop.pay.query(shop.direct, 'T000000');
  shop.sandbox.control.misbehave({ loseAnswers: true });
  const order = shop.anOrder();
  await t.throwsAsync(shop.pay.prepay(shop.direct, order), { code: 'NETWORK' });
  shop.sandbox.control.calm();
  t.like(await shop.pay.query(shop.direct, order.outTradeNo), { tradeState: 'NOTPAY' });
  t.truthy((await shop.pay.prepay(shop.direct, order)).prepayId);
});

withShop('微信很慢：五秒等不到就算没有答复', async (t, shop) => {
  await shop.pay.query(shop.direct, 'T000000');
  shop.sandbox.control.misbehave({ slowMs: 20_000 });
  const startedMs = performance.now();
  await t.throwsAsync(shop.pay.query(shop.direct, 'T000000'), { code: 'NETWORK' });
  t.true(performance.now() - startedMs < 7000);
});

withShop('答复不是微信签的，就不信', async (t, shop) => {
  await shop.pay.query(shop.direct, 'T000000');
  shop.sandbox.control.misbehave({ forgeAnswers: true });
  for (const payee of [shop.direct, shop.moving, shop.sub]) {
    await t.throwsAsync(shop.pay.prepay(payee, shop.anOrder()), { code: 'REPLY_INVALID' });
    await t.throwsAsync(shop.pay.query(payee, 'T000000'), { code: 'REPLY_INVALID' });
  }
});

withShop('下单被微信拒绝时，错误带着微信的代码', async (t, shop) => {
  for (const [prepay, retryable] of [
    ['SYSTEM_ERROR', true],
    ['FREQUENCY_LIMITED', true],
    ['NO_AUTH', false],
  ] as const) {
    shop.sandbox.control.misbehave({ prepay });
    const error = await t.throwsAsync(shop.pay.prepay(shop.sub, shop.anOrder()), { code: prepay });
    t.like(error, { retryable });
  }
});
