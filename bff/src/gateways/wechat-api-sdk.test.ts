import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { readWechatJson } from './wechat-json.ts';
import { wechatMiniApi } from './wechat-mini-api.ts';

type Reply = { type?: string; status?: number; body: string };

/** A WeChat that says what a test wants it to say. */
const aWeixin = async (answer: (path: string, token: string | null) => Reply | null) => {
  const paths: string[] = [];
  let issued = 0;
  const server = createServer((request: IncomingMessage, response) => {
    const url = new URL(request.url ?? '', 'http://weixin');
    paths.push(url.pathname);
    request.resume();
    const reply =
      answer(url.pathname, url.searchParams.get('access_token')) ??
      (url.pathname.endsWith('stable_token')
        ? { body: JSON.stringify({ access_token: `token-${(issued += 1)}`, expires_in: 7200 }) }
        : { body: '{}' });
    response.writeHead(reply.status ?? 200, { 'Content-Type': reply.type ?? 'application/json' }).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mini = wechatMiniApi({ baseUrl, appid: 'wx1', appSecret: 'very-secret', now: () => new Date(), timeoutMs: 500 });
  const stop = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return { mini, paths, stop };
};

const managed = (value: boolean): Reply => ({ body: JSON.stringify({ errcode: 0, errmsg: 'ok', is_trade_managed: value }) });

for (const code of [40001, 40014, 42001]) {
  test(`令牌不能用了（${code}）：换一个，再来一次`, async (t) => {
    const weixin = await aWeixin((path, token) =>
      path.endsWith('is_trade_managed')
        ? token === 'token-1'
          ? { body: JSON.stringify({ errcode: code, errmsg: 'stale' }) }
          : managed(true)
        : null,
    );
    t.true(await weixin.mini.isTradeManaged());
    t.is(weixin.paths.filter((path) => path.endsWith('stable_token')).length, 2);
    await weixin.stop();
  });
}

test('换了还是不行就作罢，不会没完没了', async (t) => {
  const weixin = await aWeixin((path) => (path.endsWith('is_trade_managed') ? { body: '{"errcode":40001,"errmsg":"bad"}' } : null));
  await t.throwsAsync(weixin.mini.isTradeManaged(), { code: 40001 });
  t.is(weixin.paths.length, 4);
  await weixin.stop();
});

test('取令牌时的 40001 不会引来无穷的取令牌', async (t) => {
  const weixin = await aWeixin(() => ({ body: '{"errcode":40001,"errmsg":"invalid credential"}' }));
  await t.throwsAsync(weixin.mini.isTradeManaged(), { code: 40001 });
  t.is(weixin.paths.length, 1);
  await weixin.stop();
});

test('排了版的 JSON、说是纯文本的 JSON 都读得懂', async (t) => {
  const body = JSON.stringify({ openid: 'o1', unionid: 'u1', session_key: 's' }, null, 2);
  const weixin = await aWeixin(() => ({ type: 'text/plain', body }));
  t.deepEqual(await weixin.mini.codeToSession('c'), { openid: 'o1', unionid: 'u1' });
  await weixin.stop();
});

test('出错的话里没有密钥、令牌和地址', async (t) => {
  const weixin = await aWeixin((path, token) =>
    path.endsWith('stable_token')
      ? null
      : { body: JSON.stringify({ errcode: 40013, errmsg: `invalid appid, got secret=very-secret access_token=${token}` }) },
  );
  for (const call of [weixin.mini.codeToSession('c'), weixin.mini.isTradeManaged()]) {
    const error = await t.throwsAsync(call, { code: 40013 });
    t.notRegex(`${error!.stack} ${JSON.stringify(error)}`, /very-secret|token-1|http:/);
  }
  await weixin.stop();
});

test('502、网页、断线、超时都是没有答复，可以重试', async (t) => {
  const replies: (Reply | null)[] = [
    { status: 502, body: 'bad gateway' },
    { body: '<html></html>', type: 'text/html' },
    { body: '' },
    { status: 302, body: '' },
  ];
  for (const reply of replies) {
    const weixin = await aWeixin(() => reply);
    const error = await t.throwsAsync(weixin.mini.codeToSession('c'), { code: 0 });
    t.like(error, { retryable: true });
    await weixin.stop();
  }
});

test('放不进双精度的号码留作文字，其余照旧', (t) => {
  t.deepEqual(readWechatJson('{"msg_id": 3147483650123456789, "errcode": 0}'), { msg_id: '3147483650123456789', errcode: 0 });
  t.deepEqual(readWechatJson('{"nickname":"a\u0008b"}'), { nickname: 'a b' });
  t.is(readWechatJson('nothing'), undefined);
});
