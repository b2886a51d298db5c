import test from 'ava';
import { wechatCardsApi } from '../src/gateways/wechat-cards-api.ts';
import { startSandbox } from './start-sandbox.ts';

const sandbox = await startSandbox({ tickMs: 5 });
test.after.always(() => sandbox.stop());
const { official } = sandbox.credentials;
const cards = wechatCardsApi({ baseUrl: sandbox.url, ...official, now: () => sandbox.clock.now() });
const openid = sandbox.control.customers()[0]!.openid;

const tokenOf = async ({ appid, appSecret }: { appid: string; appSecret: string }): Promise<string> => {
  const body = JSON.stringify({ grant_type: 'client_credential', appid, secret: appSecret });
  const reply = await fetch(`${sandbox.url}/cgi-bin/stable_token`, { method: 'POST', body });
  return ((await reply.json()) as { access_token: string }).access_token;
};
const getCode = async (token: string, body: object): Promise<Record<string, unknown>> => {
  const reply = await fetch(`${sandbox.url}/card/code/get?access_token=${token}`, { method: 'POST', body: JSON.stringify(body) });
  return (await reply.json()) as Record<string, unknown>;
};

test.serial('会员卡的动态码：换得到固定的 code，过了一会儿换一个，旧的查不到', async (t) => {
  const { code, shown } = sandbox.control.card(openid);
  t.deepEqual(await cards.numbersOf(shown), [code]);
  t.deepEqual(await cards.numbersOf(code), [code]);
  t.is(sandbox.control.card(openid).shown, shown);
  await sandbox.clock.advance(60_000);
  t.not(sandbox.control.card(openid).shown, shown);
  t.deepEqual(await cards.numbersOf(shown), [code], '刚换掉的还认一会儿');
  await sandbox.clock.advance(60_000);
  t.is(await cards.numbersOf(shown), null);
  const token = await tokenOf(official);
  t.like(await getCode(token, { code: shown }), { errcode: 40056 });
  t.like(await getCode(token, { code: shown, is_expire_dynamic_code: true }), { errcode: 0, card: { code } });
});

test.serial('小程序的令牌查不了公众号的卡，乱写的码和删掉的卡各有各的错', async (t) => {
  const { shown } = sandbox.control.card(openid);
  t.like(await getCode(await tokenOf(sandbox.credentials), { code: shown }), { errcode: 40001 });
  const token = await tokenOf(official);
  for (const code of ['163652150534672204', '', 12, null, 'x'.repeat(21)]) t.like(await getCode(token, { code }), { errcode: 40056 });
  sandbox.control.deleteCard(openid);
  t.like(await getCode(token, { code: shown }), { errcode: 40127 });
  t.is(await cards.numbersOf(shown), null);
});
