import type { Misbehaviour, SandboxControl, SandboxCustomer } from '../sandbox-shape.ts';
import { calmBehaviour } from '../calm-behaviour.ts';
import type { Refund, World } from '../world.ts';
import { sendAbnormalTo } from '../pay/abnormal-refund.ts';
import { releaseHeld } from '../pay/notices.ts';
import { sendSignTest } from '../pay/send-notice.ts';
import { scheduleAllSettling, settleRefund } from '../pay/settle-refund.ts';
import { issueCode } from '../weixin/codes.ts';
import { cardOf, showCard } from '../weixin/cards.ts';
import type { TokensByApp } from '../weixin/routes.ts';
import { consentId } from '../weixin/subscribe-message.ts';
import { isOpenid, strangerOf } from './customers.ts';
import { showPayCode, wantPassword } from './pay-codes.ts';
import { PersonFailure } from './person-failure.ts';
import { decideSheet, openSheet } from './sheets.ts';

/** Refunds settle within a second or two of sandbox time; retries begin at fifteen. */
const quietHorizonMs = 3000;

/** What a person or a test does to the sandbox; the routes and `startSandbox` offer the same. */
export const makeControl = (world: World, tokens: TokensByApp): SandboxControl => ({
  customers: () => world.customers.all(),
  login: (openid) => issueCode(world, world.loginCodes, customerOf(world, openid).openid),
  phoneCode: (openid) => issueCode(world, world.phoneCodes, customerOf(world, openid).openid),

  subscribe: (openid, templateIds, accept) => {
    for (const templateId of templateIds) {
      if (!world.credentials.templates.some(({ id }) => id === templateId))
        throw new PersonFailure(400, 'template/unknown', `没有这个订阅消息模板：${templateId}`);
      const id = consentId(customerOf(world, openid).openid, templateId);
      if (accept) world.consents.put(id, { id, count: (world.consents.get(id)?.count ?? 0) + 1 });
    }
  },

  pay: async (openid, sheet, outcome = 'success', discount) => {
    try {
      return decideSheet(world, openSheet(world, openid, sheet).id, outcome, discount);
    } catch (error) {
      if (error instanceof PersonFailure && error.code === 'requestPayment:fail') return { state: 'failed', errMsg: error.message };
      throw error;
    }
  },

  ...phoneOf(world),
  misbehave: (change) => misbehave(world, change),
  calm: () => {
    misbehave(world, calmBehaviour);
    releaseHeld(world);
  },

  signTest: async (mchid, url) => {
    const party = world.parties.get(mchid);
    if (!party) throw new PersonFailure(404, 'merchant/not-found', '没有这个商户号');
    return { status: await sendSignTest(world, party, url) };
  },

  settleRefund: async (outRefundNo, status) => {
    for (const { id } of refundsBy(world, outRefundNo)) settleRefund(world, id, status);
  },
  sendAbnormalRefund: (outRefundNo, type) => {
    for (const refund of refundsBy(world, outRefundNo)) sendAbnormalTo(world, refund, type);
  },

  tradeManaged: (managed) => world.settings.put('trade-managed', managed),
  forgetTokens: () => {
    tokens.mini.expireAll();
    tokens.official.expireAll();
  },
  messages: (openid) =>
    world.messages
      .all()
      .filter((message) => message.openid === openid)
      .map(({ templateId, title, page, data, atMs }) => ({ templateId, title, page, data, at: new Date(atMs).toISOString() })),
  shippings: () =>
    world.shippings
      .all()
      .map(({ mchid, outTradeNo, logisticsType, atMs }) => ({ mchid, outTradeNo, logisticsType, at: new Date(atMs).toISOString() })),
  quiet: () => world.clock.quiet(quietHorizonMs),
  calls: () => Object.fromEntries(world.calls),
});

/** What a customer's phone shows at a counter, and is asked there. */
const phoneOf = (world: World): Pick<SandboxControl, 'payCode' | 'wantPassword' | 'decide' | 'card' | 'deleteCard'> => ({
  payCode: (openid, purse = 'wechat') => showPayCode(world, customerOf(world, openid).openid, purse).code,
  card: (openid) => {
    const of = customerOf(world, openid).openid;
    return { code: cardOf(world, of), shown: showCard(world, of) };
  },
  deleteCard: (openid) => {
    const of = customerOf(world, openid).openid;
    world.cards.put(of, { openid: of, code: cardOf(world, of), isDeleted: true });
  },
  wantPassword: (openid, wants) => wantPassword(world, customerOf(world, openid).openid, wants),
  decide: (openid, outcome) => {
    const asked = [...world.sheets.values()].findLast((sheet) => sheet.openid === openid && sheet.state === 'open');
    if (!asked) throw new PersonFailure(404, 'sheet/not-found', '没有要确认的付款');
    return decideSheet(world, asked.id, outcome);
  },
});

/** Merchants number their refunds by themselves, so that two may have the same. */
const refundsBy = (world: World, outRefundNo: string): Refund[] => {
  const found = world.refunds.all().filter((refund) => refund.outRefundNo === outRefundNo);
  if (found.length === 0) throw new PersonFailure(404, 'refund/not-found', '没有这笔退款');
  return found;
};

/** Anyone with a well-formed openid is a customer from the first time on. */
const customerOf = (world: World, openid: string): SandboxCustomer => {
  const known = world.customers.get(openid);
  if (known) return known;
  if (!isOpenid(openid)) throw new PersonFailure(400, 'customer/unknown', '没有这位顾客');
  const customer = strangerOf(openid, world.customers.size + 1);
  world.customers.put(openid, customer);
  return customer;
};

const misbehave = (world: World, change: Partial<Misbehaviour>): void => {
  const wasHanging = world.misbehaviour.refund === 'PROCESSING';
  Object.assign(world.misbehaviour, change);
  if (wasHanging && world.misbehaviour.refund !== 'PROCESSING') scheduleAllSettling(world);
};
