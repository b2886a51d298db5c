import { isDeepStrictEqual } from 'node:util';
import { outTradeNoOf, type Trade } from '../alipay/alipay-world.ts';
import { calmBehaviour } from '../calm-behaviour.ts';
import type { Notice, Order, Refund, World } from '../world.ts';
import { payerTotal } from '../pay/order-view.ts';

const listMost = 50;
const newest = <T>(things: readonly T[]): T[] => things.slice(-listMost).reverse();
const at = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** All that the page shows, newest first, fifty of each. Keys and tokens are not among it. */
export const stateView = (world: World): Record<string, unknown> => ({
  appid: world.credentials.appid,
  merchants: world.credentials.merchants.map(({ mchid, name, kind, verifiedBy, subMerchants }) => ({
    mchid,
    name,
    kind,
    verifiedBy,
    subMerchants,
  })),
  templates: world.credentials.templates,
  customers: world.customers.all().slice(0, listMost),
  clock: { now: world.clock.now().toISOString(), speed: world.clock.factor() },
  misbehaviour: world.misbehaviour,
  isCalm: isDeepStrictEqual(world.misbehaviour, calmBehaviour),
  tradeManaged: world.settings.get('trade-managed') === true,
  sheets: newest([...world.sheets.values()].filter(({ state }) => state === 'open')).map((sheet) => sheetView(world, sheet.id)),
  messages: newest(world.messages.all()).map(({ atMs, ...message }) => ({ ...message, at: at(atMs) })),
  payments: [
    ...newest(world.orders.all()).map((order) => paymentView(world, order)),
    ...newest(world.alipay.trades.all()).map((trade) => tradeView(world, trade)),
  ]
    .sort((a, b) => (a.createdAt! < b.createdAt! ? 1 : -1))
    .slice(0, listMost),
  refunds: newest(world.refunds.all()).map(refundRow),
  notices: newest(world.notices.all()).map(noticeRow),
  shippings: newest(world.shippings.all()).map(({ atMs, ...shipping }) => ({ ...shipping, at: at(atMs) })),
  calls: Object.fromEntries(world.calls),
});

export const sheetView = (world: World, id: string): Record<string, unknown> => {
  const sheet = world.sheets.get(id)!;
  const { openid, state, errMsg } = sheet;
  const common = { sheetId: id, openid, state, errMsg, openedAt: at(sheet.openedAtMs) };
  const trade = sheet.tradeId === undefined ? undefined : world.alipay.trades.get(sheet.tradeId);
  if (trade !== undefined)
    return {
      ...common,
      amount: trade.total,
      description: trade.subject,
      merchant: '支付宝',
      outTradeNo: outTradeNoOf(trade),
      expiresAt: null,
    };
  const order = world.orders.get(sheet.orderId)!;
  return {
    ...common,
    amount: order.total,
    description: order.description,
    merchant: merchantName(world, order),
    outTradeNo: order.outTradeNo,
    expiresAt: at(order.expiresAtMs),
  };
};

const merchantName = (world: World, { mchid, subMchid }: Pick<Order, 'mchid' | 'subMchid'>): string => {
  const merchant = world.parties.get(mchid)!;
  return merchant.subMerchants.find((sub) => sub.subMchid === subMchid)?.name ?? merchant.name;
};

const paymentView = (world: World, order: Order) => ({
  outTradeNo: order.outTradeNo,
  transactionId: order.transactionId,
  mchid: order.mchid,
  subMchid: order.subMchid,
  merchant: merchantName(world, order),
  description: order.description,
  openid: order.openid,
  customer: world.customers.get(order.openid)?.name ?? '',
  amount: order.total,
  payerTotal: payerTotal(order),
  state: order.state,
  createdAt: at(order.createdAtMs),
  paidAt: at(order.paidAtMs),
  expiresAt: at(order.expiresAtMs),
});

const tradeWords = { WAIT_BUYER_PAY: 'USERPAYING', TRADE_SUCCESS: 'SUCCESS', TRADE_CLOSED: 'CLOSED' } as const;

/** A payment at Alipay, beside those at WeChat. */
const tradeView = (world: World, trade: Trade) => ({
  outTradeNo: outTradeNoOf(trade),
  transactionId: trade.tradeNo,
  merchant: '支付宝',
  description: trade.subject,
  openid: trade.openid,
  customer: world.customers.get(trade.openid)?.name ?? '',
  amount: trade.total,
  payerTotal: trade.total,
  state: trade.refunded > 0 ? 'REFUND' : trade.cancelledAtMs !== null && trade.paidAtMs !== null ? 'REVOKED' : tradeWords[trade.state],
  createdAt: at(trade.createdAtMs),
  paidAt: at(trade.paidAtMs),
  expiresAt: null,
});

const refundRow = (refund: Refund) => ({
  outRefundNo: refund.outRefundNo,
  outTradeNo: refund.outTradeNo,
  refundId: refund.refundId,
  mchid: refund.mchid,
  amount: refund.refund,
  total: refund.total,
  reason: refund.reason,
  status: refund.status,
  createdAt: at(refund.createdAtMs),
  settledAt: at(refund.settledAtMs),
});

const noticeRow = (notice: Notice) => ({
  noticeId: notice.id,
  kind: notice.kind,
  eventType: notice.eventType,
  summary: notice.summary,
  mchid: notice.mchid,
  outTradeNo: notice.resource['out_trade_no'],
  url: notice.url,
  state: notice.state,
  attempts: notice.attempts.map(({ atMs, status, mood }) => ({ at: at(atMs), status, mood })),
  nextAt: at(notice.nextAtMs),
  createdAt: at(notice.createdAtMs),
});
