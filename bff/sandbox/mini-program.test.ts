import test from 'ava';
import { wechatPayV3 } from '../src/gateways/wechat-pay-v3.ts';
import { wechatMiniApi } from '../src/gateways/wechat-mini-api.ts';
import { memoryTokenStore } from '../src/gateways/token-store.ts';
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

const tokenFetches = ({ sandbox }: Shop): number => sandbox.control.calls()['POST /cgi-bin/stable_token'] ?? 0;

withShop('登录码换 openid，一次有效，五分钟过期', async (t, { mini, sandbox, openid }) => {
  const code = sandbox.control.login(openid);
  t.deepEqual(await mini.codeToSession(code), { openid, unionid: openid.replace(/^o/, 'u') });
  await t.throwsAsync(mini.codeToSession(code), { code: 40163 });
  await t.throwsAsync(mini.codeToSession('nonsense'), { code: 40029 });
  const old = sandbox.control.login(openid);
  await sandbox.clock.advance(5 * 60_000);
  await t.throwsAsync(mini.codeToSession(old), { code: 40029 });
});

withShop('登录太频繁（45011）、人被微信拦住（40226）：说得出是哪一种，之后那个码还能用', async (t, { mini, sandbox, openid }) => {
  const code = sandbox.control.login(openid);
  sandbox.control.misbehave({ login: 'TOO_OFTEN' });
  t.like(await t.throwsAsync(mini.codeToSession(code), { code: 45011 }), { retryable: false });
  sandbox.control.misbehave({ login: 'BLOCKED' });
  t.like(await t.throwsAsync(mini.codeToSession(code), { code: 40226 }), { retryable: false });
  t.deepEqual(await mini.phoneNumber(sandbox.control.phoneCode(openid)), { phone: '13800000001', countryCode: '86' });
  sandbox.control.calm();
  t.is((await mini.codeToSession(code)).openid, openid);
});

withShop('手机号码另有一种码，一次有效，和登录码不通用', async (t, { mini, sandbox, openid }) => {
  const code = sandbox.control.phoneCode(openid);
  t.deepEqual(await mini.phoneNumber(code), { phone: '13800000001', countryCode: '86' });
  await t.throwsAsync(mini.phoneNumber(code), { code: 40029 });
  await t.throwsAsync(mini.phoneNumber(sandbox.control.login(openid)), { code: 40029 });
});

withShop('四十个人同时来，只取一次令牌', async (t, shop) => {
  const codes = Array.from({ length: 40 }, () => shop.sandbox.control.phoneCode(shop.openid));
  await Promise.all(codes.map((code) => shop.mini.phoneNumber(code)));
  t.is(tokenFetches(shop), 1);
});

withShop('几个进程共用一处令牌，也只取一次', async (t, shop) => {
  const tokens = memoryTokenStore();
  const { appid, appSecret } = shop.sandbox.credentials;
  const processes = Array.from({ length: 5 }, () =>
    wechatMiniApi({ baseUrl: shop.sandbox.url, appid, appSecret, now: () => new Date(), tokens }),
  );
  await Promise.all(processes.map((mini) => mini.phoneNumber(shop.sandbox.control.phoneCode(shop.openid))));
  t.is(tokenFetches(shop), 1);
});

withShop('令牌两小时一换，换的时候没有一次调用失败', async (t, shop) => {
  for (let step = 0; step < 24; step += 1) {
    await shop.mini.isTradeManaged();
    await shop.sandbox.clock.advance(10 * 60_000);
  }
  t.true(tokenFetches(shop) >= 2 && tokenFetches(shop) <= 3);
  t.is(shop.sandbox.control.calls()['POST /wxa/sec/order/is_trade_managed'], 24);
});

withShop('令牌忽然作废：自动换一个再来一次', async (t, shop) => {
  await shop.mini.isTradeManaged();
  shop.sandbox.control.forgetTokens();
  await Promise.all(Array.from({ length: 10 }, () => shop.mini.isTradeManaged()));
  t.true(tokenFetches(shop) <= 3);
});

withShop('过期的令牌（42001）也会换', async (t, shop) => {
  const { appid, appSecret } = shop.sandbox.credentials;
  const frozen = new Date();
  const mini = wechatMiniApi({ baseUrl: shop.sandbox.url, appid, appSecret, now: () => frozen });
  await mini.isTradeManaged();
  await shop.sandbox.clock.advance(3 * 3_600_000);
  t.false(await mini.isTradeManaged());
  t.is(tokenFetches(shop), 2);
});

withShop('密钥错了说清楚代码，不说出密钥，也不反复去取', async (t, shop) => {
  const mini = wechatMiniApi({
    baseUrl: shop.sandbox.url,
    appid: shop.sandbox.credentials.appid,
    appSecret: 'top-secret-value',
    now: () => new Date(),
  });
  const error = await t.throwsAsync(mini.isTradeManaged(), { code: 40125 });
  t.notRegex(String(error!.stack), /top-secret-value|127\.0\.0\.1/);
  t.is(tokenFetches(shop), 1);
  const login = await t.throwsAsync(mini.codeToSession('x'), { code: 40125 });
  t.notRegex(String(login!.stack), /top-secret-value|127\.0\.0\.1/);
});

const ready = (openid: string) => ({
  openid,
  templateId: 'sandbox_order_ready_0001',
  page: 'pages/order/index?id=1',
  data: { character_string1: 'A012', thing2: '长沙五一广场店', thing3: '卤鸭脖等 3 件', thing4: '请凭取货码取餐' },
  state: 'formal' as const,
});

withShop('订阅消息：同意一次发一次，内容原样到手机上', async (t, { mini, sandbox, openid }) => {
  await t.throwsAsync(mini.sendSubscribeMessage(ready(openid)), { code: 43101 });
  sandbox.control.subscribe(openid, ['sandbox_order_ready_0001'], false);
  await t.throwsAsync(mini.sendSubscribeMessage(ready(openid)), { code: 43101 });
  sandbox.control.subscribe(openid, ['sandbox_order_ready_0001'], true);
  await mini.sendSubscribeMessage(ready(openid));
  await t.throwsAsync(mini.sendSubscribeMessage(ready(openid)), { code: 43101 });
  t.like(sandbox.control.messages(openid)[0], { title: '取餐提醒', page: 'pages/order/index?id=1', data: ready(openid).data });
});

withShop('订阅消息写错了就发不出去，也不用掉一次同意', async (t, { mini, sandbox, openid }) => {
  sandbox.control.subscribe(openid, ['sandbox_order_ready_0001'], true);
  const right = ready(openid);
  await t.throwsAsync(mini.sendSubscribeMessage({ ...right, openid: 'oNobody_0000001' }), { code: 40003 });
  await t.throwsAsync(mini.sendSubscribeMessage({ ...right, templateId: 'other' }), { code: 40037 });
  await t.throwsAsync(mini.sendSubscribeMessage({ ...right, page: '/pages/order' }), { code: 41030 });
  await t.throwsAsync(mini.sendSubscribeMessage({ ...right, data: { ...right.data, thing2: '店'.repeat(21) } }), { code: 47003 });
  await t.throwsAsync(mini.sendSubscribeMessage({ ...right, data: { ...right.data, character_string1: '取货' } }), { code: 47003 });
  await mini.sendSubscribeMessage(right);
});

withShop('发货信息：付了款才能传，可以改一次，再传也不算错', async (t, shop) => {
  const order = await shop.aPaidOrder(shop.direct);
  const info = {
    mchid: shop.direct.mchid,
    outTradeNo: order.outTradeNo,
    logisticsType: 4 as const,
    itemDescription: '卤鸭脖 半斤',
    openid: shop.openid,
    at: new Date(),
  };
  for (let time = 0; time < 3; time += 1) await shop.mini.uploadShippingInfo(info);
  t.deepEqual(
    shop.sandbox.control.shippings().map(({ outTradeNo, logisticsType }) => ({ outTradeNo, logisticsType })),
    [{ outTradeNo: order.outTradeNo, logisticsType: 4 }],
  );
  await t.throwsAsync(shop.mini.uploadShippingInfo({ ...info, outTradeNo: 'T00000000' }), { code: 10060001 });
  const ofSub = await shop.aPaidOrder(shop.sub);
  await shop.mini.uploadShippingInfo({ ...info, mchid: shop.sub.subMchid!, outTradeNo: ofSub.outTradeNo });
  t.is(shop.sandbox.control.shippings().length, 2);
});

withShop('要不要传发货信息，由微信说了算', async (t, { mini, sandbox }) => {
  t.false(await mini.isTradeManaged());
  sandbox.control.tradeManaged(true);
  t.true(await mini.isTradeManaged());
});

withShop('微信停了：说没有答复，可以重试', async (t, { mini, sandbox }) => {
  sandbox.control.misbehave({ down: true });
  const error = await t.throwsAsync(mini.codeToSession('x'), { code: 0 });
  t.like(error, { retryable: true });
});
