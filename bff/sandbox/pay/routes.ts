import Router from '@koa/router';
import type { Context, Next } from 'koa';
import { nowMs, type Party, type World } from '../world.ts';
import { applyAbnormalRefund } from './abnormal-refund.ts';
import { authorize, claimedParty } from './authorization.ts';
import { askTradeBill, downloadBill, type Bills } from './bill.ts';
import { chargeCode, reverseCharge } from './charge-code.ts';
import { listCertificates } from './certificates.ts';
import { readBody, type Body } from './fields.ts';
import { directSide, partnerSide } from './order-ids.ts';
import { closeOrder, queryByNumber, queryByTransaction } from './orders.ts';
import { frequencyLimited, PayFailure } from './pay-failure.ts';
import { placeOrder } from './place-order.ts';
import { askRefund, queryRefund, refundSide } from './refunds.ts';
import { answerSigner, signatureHeaders } from './sign-answer.ts';

type Call = { party: Party; body: () => Body; query: (name: string) => string | undefined; path: (name: string) => string };
type Answer = Record<string, unknown> | Buffer | undefined;

/** WeChat Pay v3: every call's signature is verified before anything is read, every answer is signed. */
export const payRouter = (world: World): Router => {
  const router = new Router({ prefix: '/v3' });
  const bills: Bills = new Map();
  const limitErrors = errorLimit(world);
  const get = (path: string, answer: (call: Call) => Answer) => router.get(path, serve(world, answer));
  const post = (path: string, answer: (call: Call) => Answer) => router.post(path, serve(world, answer));

  post('/pay/transactions/jsapi', ({ party, body }) => placeOrder(world, directSide(party, body()['mchid']), body()));
  get('/pay/transactions/id/:number', ({ party, query, path }) =>
    queryByTransaction(world, directSide(party, query('mchid')), path('number')),
  );
  get('/pay/transactions/out-trade-no/:number', ({ party, query, path }) =>
    queryByNumber(world, directSide(party, query('mchid')), path('number')),
  );
  post(
    '/pay/transactions/out-trade-no/:number/close',
    ({ party, body, path }) => closeOrder(world, directSide(party, body()['mchid']), path('number')) as undefined,
  );

  const byQuery = ({ party, query }: Call) => partnerSide(party, query('sp_mchid'), query('sub_mchid'));
  post('/pay/partner/transactions/jsapi', (call) => placeOrder(world, byBody(call), call.body()));
  get('/pay/partner/transactions/id/:number', (call) => queryByTransaction(world, byQuery(call), call.path('number')));
  get('/pay/partner/transactions/out-trade-no/:number', (call) => queryByNumber(world, byQuery(call), call.path('number')));
  post('/pay/partner/transactions/out-trade-no/:number/close', (call) => closeOrder(world, byBody(call), call.path('number')) as undefined);

  post('/refund/domestic/refunds', ({ party, body }) =>
    limitErrors(party, () => askRefund(world, refundSide(party, body()['sub_mchid']), body())),
  );
  post('/refund/domestic/refunds/:number/apply-abnormal-refund', ({ party, body, path }) =>
    applyAbnormalRefund(world, refundSide(party, body()['sub_mchid']), path('number'), body()),
  );
  get('/refund/domestic/refunds/:number', ({ party, query, path }) =>
    queryRefund(world, refundSide(party, query('sub_mchid')), path('number')),
  );

  chargeRoutes(world, router);
  get('/certificates', ({ party }) => listCertificates(party));
  get('/bill/tradebill', ({ party, query }) =>
    askTradeBill(
      world,
      bills,
      { party },
      { day: query('bill_date') ?? '', type: query('bill_type'), zip: query('tar_type'), subMchid: query('sub_mchid') },
    ),
  );
  get('/billdownload/file', ({ party, query }) => downloadBill(world, bills, party.mchid, query('token') ?? ''));
  return router;
};

const byBody = ({ party, body }: Call) => partnerSide(party, body()['sp_mchid'], body()['sub_mchid']);
const directByBody = ({ party, body }: Call) => directSide(party, body()['mchid']);

/** Scanned payment codes, direct and partner. While the owner types a password a charge is accepted, and no more. */
const chargeRoutes = (world: World, router: Router): void => {
  for (const [path, sideOf] of [
    ['/pay/transactions', directByBody],
    ['/pay/partner/transactions', byBody],
  ] as const) {
    const charge = serve(
      world,
      (call) => chargeCode(world, sideOf(call), call.body()),
      (view) => (view?.['trade_state'] === 'USERPAYING' ? 202 : 200),
    );
    const reverse = serve(world, (call) => reverseCharge(world, sideOf(call), call.path('number'), call.body()) as undefined);
    router.post(`${path}/codepay`, charge);
    router.post(`${path}/out-trade-no/:number/reverse`, reverse);
  }
};

type StatusOf = (view: Record<string, unknown> | undefined) => number;
const usual: StatusOf = (view) => (view === undefined ? 204 : 200);

const serve =
  (world: World, answer: (call: Call) => Answer, statusOf = usual) =>
  async (koa: Context, _next: Next) => {
    const { authorization = '' } = koa.headers;
    const raw = koa.state['rawBody'] as string;
    try {
      const party = authorize(world, { method: koa.method, url: koa.url, authorization, body: raw });
      const query = new URLSearchParams(koa.querystring);
      const parameters = koa['params'] as Record<string, string>;
      const result = answer({
        party,
        body: () => readBody(raw),
        query: (name) => query.get(name) ?? undefined,
        path: (name) => parameters[name] ?? '',
      });
      if (Buffer.isBuffer(result)) return sendFile(koa, result);
      send(world, koa, statusOf(result), result);
    } catch (error) {
      if (!(error instanceof PayFailure)) throw error;
      const { status, code, message, detail } = error;
      send(world, koa, status, { code, message, ...(detail === undefined ? {} : { detail }) });
    }
  };

const send = (world: World, koa: Context, status: number, answer: Record<string, unknown> | undefined): void => {
  const body = answer === undefined ? '' : JSON.stringify(answer);
  koa.status = status;
  if (answer !== undefined) {
    koa.type = 'application/json; charset=utf-8';
    koa.body = body;
  }
  const party = claimedParty(world, koa.headers.authorization ?? '');
  if (!party) return;
  const signer = answerSigner(party, String(koa.headers['wechatpay-serial'] ?? ''), world.misbehaviour.forgeAnswers);
  koa.set(signatureHeaders(signer, body, world.wireNow()));
};

/** Bills come unsigned. */
const sendFile = (koa: Context, bytes: Buffer): void => {
  koa.status = 200;
  koa.type = 'application/octet-stream';
  koa.body = bytes;
};

const errorsPerSecond = 6;

/** Refunds that keep failing are held off: six errors a second, then 429 for the rest of it. */
const errorLimit = (world: World) => {
  const failures = new Map<string, number[]>();
  return <T>({ mchid }: Party, step: () => T): T => {
    const now = nowMs(world);
    const recent = (failures.get(mchid) ?? []).filter((ms) => now - ms < 1000);
    if (recent.length >= errorsPerSecond) throw frequencyLimited();
    try {
      return step();
    } catch (error) {
      failures.set(mchid, [...recent, now]);
      throw error;
    }
  };
};
