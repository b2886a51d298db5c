import Router from '@koa/router';
import type { Context } from 'koa';
import { readBody, type Body } from '../pay/fields.ts';
import { PayFailure } from '../pay/pay-failure.ts';
import { nowMs, type World } from '../world.ts';
import { AlipayFailure } from './alipay-failure.ts';
import type { Seller } from './alipay-world.ts';
import { askBill, billFilePath } from './bill.ts';
import { queryRefund, refundTrade } from './refund-trade.ts';
import { signatureHeaders, verifyRequest } from './signatures.ts';
import { cancelTrade, payTrade, queryTrade } from './trades.ts';

type View = Record<string, unknown>;
type Answer = { readonly status: number; readonly view: View };

/**
 * Alipay v3, as a till needs it: every call's signature is verified before anything is read, every answer is signed, and each is about
 * the trades of one merchant alone.
 */
export const alipayRouter = (world: World): Router => {
  const router = new Router();
  const post = (path: string, answer: (seller: Seller, body: Body) => Answer) =>
    router.post(`/v3/alipay/${path}`, (koa) => reply(world, koa, (seller) => answer(seller, readBody(koa.state['rawBody'] as string))));
  const get = (path: string, answer: (seller: Seller, query: URLSearchParams) => View) =>
    router.get(`/v3/alipay/${path}`, (koa) => reply(world, koa, (seller) => done(answer(seller, new URLSearchParams(koa.querystring)))));

  post('trade/pay', (seller, body) => payTrade(world, seller, body));
  post('trade/cancel', (seller, body) => done(cancelTrade(world, seller, body)));
  post('trade/refund', (seller, body) => done(refundTrade(world, seller, body)));
  post('trade/fastpay/refund/query', (seller, body) => done(queryRefund(world, seller, body)));
  get('trade/query', (seller, query) => queryTrade(world, seller, query.get('out_trade_no') ?? ''));
  get('data/dataservice/bill/downloadurl/query', (seller, query) => askBill(world, seller, query));
  get('open/auth/token/app/query', (_seller, query) => tokenView(world, query.get('app_auth_token') ?? ''));
  router.get(billFilePath, (koa) => sendBill(world, koa));
  return router;
};

const done = (view: View): Answer => ({ status: 200, view });

/** Whose token it is. What is no token of this application is refused. */
const tokenView = ({ alipay }: World, authToken: string): View => {
  const seller = alipay.sellers.find((one) => one.authToken === authToken);
  if (seller === undefined) throw new AlipayFailure(400, 'app-auth-token-not-exist', '应用授权令牌不存在');
  return { user_id: seller.pid, auth_app_id: `20210000${seller.pid.slice(-8)}`, expires_in: 31_536_000, status: 'valid', auth_methods: [] };
};

const sendBill = (world: World, koa: Context): void => {
  const bill = world.alipay.bills.get(new URLSearchParams(koa.querystring).get('fileId') ?? '');
  if (bill === undefined || bill.untilMs <= nowMs(world)) {
    koa.status = 404;
    return;
  }
  koa.type = 'application/zip';
  koa.body = bill.zip;
};

const reply = (world: World, koa: Context, answer: (seller: Seller) => Answer): void => {
  const { authorization = '', 'alipay-app-auth-token': token = '' } = koa.headers;
  try {
    const authToken = String(token);
    const seller = verifyRequest(world, {
      ...{ method: koa.method, url: koa.url, authorization, authToken },
      body: koa.state['rawBody'] as string,
    });
    const { status, view } = answer(seller);
    send(world, koa, status, view);
  } catch (error) {
    if (error instanceof PayFailure) return send(world, koa, 400, { code: 'ACQ.INVALID_PARAMETER', message: error.message });
    if (!(error instanceof AlipayFailure)) throw error;
    send(world, koa, error.status, { code: error.code, message: error.message });
  }
};

const send = (world: World, koa: Context, status: number, view: View): void => {
  const body = JSON.stringify(view);
  koa.status = status;
  koa.type = 'application/json; charset=utf-8';
  koa.body = body;
  koa.set(signatureHeaders(world, body));
};
