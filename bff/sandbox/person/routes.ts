import Router from '@koa/router';
import type { Context } from 'koa';
import type { GenericSchema, InferOutput } from 'valibot';
import { resendNotice } from '../pay/notices.ts';
import type { SandboxControl, SheetFields } from '../sandbox-shape.ts';
import type { Purse, World } from '../world.ts';
import { inputs, readInput } from './inputs.ts';
import { wantsPassword } from './pay-codes.ts';
import { PersonFailure } from './person-failure.ts';
import { decideSheet, findSheet, openSheet, waitForSheet } from './sheets.ts';
import { sheetView, stateView } from './state-view.ts';

const waitMostMs = 30_000;

/** The person's side of the sandbox, for its page, the demo's H5 and tests. */
export const personRouter = (world: World, control: SandboxControl): Router => {
  const router = new Router({ prefix: '/sandbox' });
  const post = postOn(router);

  router.get('/state', (koa) => reply(koa, async () => stateView(world)));
  post('/login', inputs.customer, ({ openid }) => ({ code: control.login(openid) }));
  post('/phone-code', inputs.customer, ({ openid }) => ({ code: control.phoneCode(openid) }));
  post('/subscribe', inputs.subscribe, ({ openid, templateIds, accept }) => {
    control.subscribe(openid, templateIds, accept);
    return Object.fromEntries(templateIds.map((id) => [id, accept ? 'accept' : 'reject']));
  });

  post('/sheets', inputs.sheet, ({ openid, ...fields }) => sheetView(world, openSheet(world, openid, fields).id));
  router.get('/sheets/:id', (koa) => {
    const waitMs = Math.min(waitMostMs, Math.max(0, Number(koa.query['wait'] ?? 0) || 0));
    return reply(koa, async () => sheetView(world, (await waitForSheet(world, koa.params['id']!, waitMs)).id));
  });
  post('/sheets/:id', inputs.decide, ({ outcome, discount }, koa) =>
    decideSheet(world, findSheet(world, (koa['params'] as Record<string, string>)['id']!).id, outcome, discount),
  );
  post('/pay', inputs.pay, ({ openid, prepayId, outcome, discount, ...fields }) => {
    if (prepayId === undefined && fields.package === undefined) throw new PersonFailure(400, 'input/invalid', '缺少 package 或 prepayId');
    // A sheet with a missing field has a signature that does not verify, which is what the person is told.
    return control.pay(openid, fields.package === undefined ? { prepayId: prepayId! } : (fields as SheetFields), outcome, discount);
  });

  counterRoutes(world, control, post);

  post('/misbehave', inputs.misbehave, (change) => {
    control.misbehave(change);
    return world.misbehaviour;
  });
  post('/calm', inputs.nothing, () => {
    control.calm();
    return world.misbehaviour;
  });
  post('/forget-tokens', inputs.nothing, () => control.forgetTokens());
  post('/clock', inputs.clock, async ({ advanceMs, speed }) => {
    if (speed !== undefined) world.clock.speed(speed);
    if (advanceMs !== undefined) await world.clock.advance(advanceMs);
    return { now: world.clock.now().toISOString(), speed: world.clock.factor() };
  });
  post('/sign-test', inputs.signTest, ({ mchid, url }) => control.signTest(mchid, url));
  post('/resend', inputs.resend, async ({ noticeId }) => {
    if (!world.notices.get(noticeId)) throw new PersonFailure(404, 'notice/not-found', '没有这条通知');
    await resendNotice(world, noticeId);
  });
  post('/refund-outcome', inputs.refundOutcome, ({ outRefundNo, status }) => control.settleRefund(outRefundNo, status));
  post('/abnormal-refund', inputs.abnormalRefund, ({ outRefundNo, type }) => control.sendAbnormalRefund(outRefundNo, type));
  post('/trade-managed', inputs.tradeManaged, ({ managed }) => control.tradeManaged(managed));
  return router;
};

type Post = <Schema extends GenericSchema>(
  path: string,
  schema: Schema,
  answer: (input: InferOutput<Schema>, koa: Context) => unknown,
) => void;

const postOn =
  (router: Router): Post =>
  (path, schema, answer) =>
    void router.post(path, (koa) =>
      reply(koa, async () => (await answer(readInput(schema, koa.state['rawBody'] as string), koa)) ?? { ok: true }),
    );

/** What a customer's phone shows at a counter. */
const counterRoutes = (world: World, control: SandboxControl, post: Post): void => {
  const shown = (openid: string, purse: Purse) => {
    const code = control.payCode(openid, purse);
    return { code, until: new Date(world.payCodes.get(code)!.shownUntilMs).toISOString() };
  };
  post('/pay-codes', inputs.customer, ({ openid }) => ({
    wechat: shown(openid, 'wechat'),
    alipay: shown(openid, 'alipay'),
    wantsPassword: wantsPassword(world, openid),
  }));
  post('/card', inputs.customer, ({ openid }) => control.card(openid));
  post('/password', inputs.password, ({ openid, wants }) => control.wantPassword(openid, wants));
};

const reply = async (koa: Context, answer: () => Promise<unknown>): Promise<void> => {
  koa.set('Cache-Control', 'no-store');
  try {
    koa.body = await answer();
  } catch (error) {
    if (!(error instanceof PersonFailure)) throw error;
    koa.status = error.status;
    koa.body = { code: error.code, message: error.message, errMsg: error.message };
  }
};
