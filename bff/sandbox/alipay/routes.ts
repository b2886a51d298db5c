import Router from '@koa/router';
import type { Context } from 'koa';
import { readBody, type Body } from '../pay/fields.ts';
import { PayFailure } from '../pay/pay-failure.ts';
import type { World } from '../world.ts';
import { AlipayFailure } from './alipay-failure.ts';
import { queryRefund, refundTrade } from './refund-trade.ts';
import { signatureHeaders, verifyRequest } from './signatures.ts';
import { cancelTrade, payTrade, queryTrade } from './trades.ts';

type View = Record<string, unknown>;

/** Alipay v3, as a till needs it: every call's signature is verified before anything is read, every answer is signed. */
export const alipayRouter = (world: World): Router => {
  const router = new Router({ prefix: '/v3/alipay/trade' });
  const post = (path: string, answer: (body: Body) => { status: number; view: View }) =>
    router.post(path, (koa) => reply(world, koa, () => answer(readBody(koa.state['rawBody'] as string))));
  const done = (view: View) => ({ status: 200, view });

  post('/pay', (body) => payTrade(world, body));
  post('/cancel', (body) => done(cancelTrade(world, body)));
  post('/refund', (body) => done(refundTrade(world, body)));
  post('/fastpay/refund/query', (body) => done(queryRefund(world, body)));
  router.get('/query', (koa) =>
    reply(world, koa, () => done(queryTrade(world, new URLSearchParams(koa.querystring).get('out_trade_no') ?? ''))),
  );
  return router;
};

const reply = (world: World, koa: Context, answer: () => { status: number; view: View }): void => {
  const { authorization = '' } = koa.headers;
  try {
    verifyRequest(world, { method: koa.method, url: koa.url, authorization, body: koa.state['rawBody'] as string });
    const { status, view } = answer();
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
