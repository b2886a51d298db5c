import Router from '@koa/router';
import type { Context } from 'koa';
import { randomText, type World } from '../world.ts';
import { getCardCode } from './cards.ts';
import { redeemCode } from './codes.ts';
import { uploadShippingInfo } from './shipping-info.ts';
import { sendSubscribeMessage } from './subscribe-message.ts';
import { checkApp, type Tokens } from './tokens.ts';
import { WeixinFailure } from './weixin-failure.ts';

/** The mini-program's, and the official account's: neither is good for the other's calls. */
export type TokensByApp = { readonly mini: Tokens; readonly official: Tokens };

type Body = Record<string, unknown>;

/** api.weixin.qq.com as far as the mini-program needs it: errors are HTTP 200 with an errcode. */
export const weixinRouter = (world: World, tokens: TokensByApp): Router => {
  const router = new Router();
  const withToken = (path: string, answer: (body: Body) => Body | void, of: Tokens = tokens.mini) =>
    router.post(path, (koa) =>
      reply(koa, () => {
        of.check(new URLSearchParams(koa.querystring).get('access_token'));
        return answer(readBody(koa)) ?? {};
      }),
    );

  router.post('/cgi-bin/stable_token', (koa) =>
    reply(koa, () => {
      const body = readBody(koa);
      return (body['appid'] === world.credentials.official.appid ? tokens.official : tokens.mini).issue(body);
    }),
  );
  withToken('/card/code/get', (body) => getCardCode(world, body), tokens.official);
  router.get('/sns/jscode2session', (koa) => {
    const query = new URLSearchParams(koa.querystring);
    reply(koa, () => {
      checkApp(world.credentials, query.get('appid'), query.get('secret'));
      if (query.get('grant_type') !== 'authorization_code') throw new WeixinFailure(40002, 'invalid grant_type');
      refuseLogin(world);
      const openid = redeemCode(world, world.loginCodes, query.get('js_code'), 40163);
      return { openid, session_key: Buffer.from(randomText(16)).toString('base64'), unionid: world.customers.get(openid)!.unionid };
    });
    // WeChat itself says text/plain here.
    koa.type = 'text/plain';
  });
  withToken('/wxa/business/getuserphonenumber', ({ code }) => {
    const customer = world.customers.get(redeemCode(world, world.phoneCodes, code, 40029))!;
    const watermark = { timestamp: Math.floor(world.wireNow().getTime() / 1000), appid: world.credentials.appid };
    return { phone_info: { phoneNumber: customer.phone, purePhoneNumber: customer.phone, countryCode: '86', watermark } };
  });
  withToken('/cgi-bin/message/subscribe/send', (body) => sendSubscribeMessage(world, body));
  withToken('/wxa/sec/order/upload_shipping_info', (body) => uploadShippingInfo(world, body));
  withToken('/wxa/sec/order/is_trade_managed', ({ appid }) => {
    if (appid !== world.credentials.appid) throw new WeixinFailure(40013, 'invalid appid');
    return { is_trade_managed: world.settings.get('trade-managed') === true };
  });
  return router;
};

/** Before the code is looked at: it stays good. */
const refuseLogin = ({ misbehaviour: { login } }: World): void => {
  if (login === 'TOO_OFTEN') throw new WeixinFailure(45011, 'api minute-quota reach limit, must slower, retry next minute');
  if (login === 'BLOCKED') throw new WeixinFailure(40226, 'code blocked');
};

const reply = (koa: Context, answer: () => Body): void => {
  koa.status = 200;
  koa.type = 'application/json; charset=utf-8';
  try {
    const body = answer();
    koa.body = JSON.stringify(koa.method === 'POST' && !('access_token' in body) ? { errcode: 0, errmsg: 'ok', ...body } : body);
  } catch (error) {
    if (!(error instanceof WeixinFailure)) throw error;
    koa.body = JSON.stringify({ errcode: error.errcode, errmsg: `${error.message} rid: ${randomText(24).toLowerCase()}` });
  }
};

const readBody = (koa: Context): Body => {
  try {
    const body: unknown = JSON.parse(koa.state['rawBody'] as string);
    if (typeof body === 'object' && body !== null) return body as Body;
  } catch {
    // Falls through to the refusal.
  }
  throw new WeixinFailure(47001, 'data format error');
};
