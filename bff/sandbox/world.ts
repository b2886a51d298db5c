import { createPrivateKey, createPublicKey, randomBytes, type KeyObject } from 'node:crypto';
import { calmBehaviour } from './calm-behaviour.ts';
import type { Clock } from './clock.ts';
import { makeAlipayWorld, type AlipayWorld } from './alipay/alipay-world.ts';
import { customersOfTheDemo } from './person/customers.ts';
import type { Keep, Shelf } from './keep.ts';
import type { Misbehaviour, SandboxCredentials, SandboxCustomer, SandboxMerchant } from './sandbox-shape.ts';

/** A payment at WeChat. Instants are milliseconds of sandbox time, amounts whole fen. */
export type Order = {
  id: string;
  mchid: string;
  appid: string;
  subMchid: string | null;
  subAppid: string | null;
  outTradeNo: string;
  description: string;
  attach: string | null;
  total: number;
  openid: string;
  payerIsOfSub: boolean;
  notifyUrl: string;
  expiresAtMs: number | null;
  /** All that the merchant sent; a repeat must be the same. */
  fingerprint: string;
  prepayId: string;
  prepayUntilMs: number;
  createdAtMs: number;
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'USERPAYING' | 'PAYERROR' | 'REVOKED';
  /** Of a scanned payment code; left out: in the mini-program. */
  tradeType?: 'MICROPAY';
  revokedAtMs?: number;
  transactionId: string | null;
  paidAtMs: number | null;
  wechatpayDiscount: number;
  merchantDiscount: number;
};

export type Refund = {
  id: string;
  orderId: string;
  mchid: string;
  subMchid: string | null;
  refundId: string;
  outRefundNo: string;
  outTradeNo: string;
  transactionId: string;
  reason: string | null;
  refund: number;
  payerRefund: number;
  total: number;
  payerTotal: number;
  notifyUrl: string | null;
  fingerprint: string;
  createdAtMs: number;
  status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  settledAtMs: number | null;
  /** Who receives it when it could not go back where it came from. */
  account?: string;
};

export type NoticeAttempt = { atMs: number; status: number; mood: string };

export type Notice = {
  id: string;
  kind: 'payment' | 'refund';
  mchid: string;
  orderId: string;
  refundId: string | null;
  eventType: string;
  summary: string;
  url: string;
  createdAtMs: number;
  resource: Record<string, unknown>;
  state: 'waiting' | 'held' | 'delivered' | 'given-up';
  attempts: NoticeAttempt[];
  nextAtMs: number | null;
};

export type Message = {
  id: string;
  openid: string;
  templateId: string;
  title: string;
  page: string | null;
  fields: Record<string, string>;
  data: Record<string, string>;
  atMs: number;
};

export type Shipping = {
  id: string;
  mchid: string;
  outTradeNo: string;
  logisticsType: number;
  itemDescription: string;
  times: number;
  atMs: number;
};

export type Sheet = {
  id: string;
  orderId: string;
  /** Of a payment at Alipay; then there is no order. */
  tradeId?: string;
  openid: string;
  state: 'open' | 'paid' | 'cancelled' | 'failed';
  errMsg: string;
  openedAtMs: number;
};

/** Which of a customer's purses shows a payment code. */
export type Purse = 'wechat' | 'alipay';
export type PayCode = {
  readonly code: string;
  readonly openid: string;
  readonly purse: Purse;
  readonly shownUntilMs: number;
  readonly untilMs: number;
  usedFor: string | null;
};

/** A customer's member card in the wallet. */
export type WalletCard = { readonly openid: string; readonly code: string; isDeleted: boolean };
/** What it shows for a while. */
export type CardShown = { readonly text: string; readonly openid: string; readonly shownUntilMs: number; readonly untilMs: number };

export type Code = { openid: string; untilMs: number; used: boolean };

/** Consent to one template: `count` sends are left. */
export type Consent = { id: string; count: number };

/** What signs in WeChat's name for one merchant, parsed once. */
export type Party = SandboxMerchant & {
  readonly ownPublicKey: KeyObject;
  readonly signers: { readonly certificate: Signer | null; readonly publicKey: Signer | null };
};
export type Signer = { readonly serial: string; readonly key: KeyObject };

export type World = {
  readonly credentials: SandboxCredentials;
  readonly parties: ReadonlyMap<string, Party>;
  readonly clock: Clock;
  /** The time on the wire, which is not sped up. */
  readonly wireNow: () => Date;
  readonly orders: Shelf<Order>;
  readonly refunds: Shelf<Refund>;
  readonly notices: Shelf<Notice>;
  readonly messages: Shelf<Message>;
  readonly shippings: Shelf<Shipping>;
  readonly consents: Shelf<Consent>;
  readonly customers: Shelf<SandboxCustomer>;
  readonly settings: Shelf<unknown>;
  readonly cards: Shelf<WalletCard>;
  /** By what is shown. */
  readonly cardCodes: Map<string, CardShown>;
  readonly alipay: AlipayWorld;
  readonly sheets: Map<string, Sheet>;
  /** Resolved when a sheet is decided. */
  readonly sheetWaiters: Map<string, Set<() => void>>;
  readonly loginCodes: Map<string, Code>;
  readonly phoneCodes: Map<string, Code>;
  readonly payCodes: Map<string, PayCode>;
  /** The code that a purse shows, by `purse/openid`. */
  readonly shownCodes: Map<string, string>;
  readonly misbehaviour: Misbehaviour;
  readonly calls: Map<string, number>;
  /** Aborted when the sandbox stops: what is under way ends at once. */
  readonly ending: AbortController;
  /** The order behind a prepay id, and the refunds of an order: found without a walk over all. */
  readonly orderOfPrepay: Map<string, string>;
  readonly orderOfTransaction: Map<string, string>;
  readonly refundsOfOrder: Map<string, string[]>;
};

type Settings = { credentials: SandboxCredentials; clock: Clock; wireNow: () => Date; keep: Keep };

const ordersMost = 300_000;
const noticesMost = 20_000;

export const makeWorld = ({ credentials, clock, wireNow, keep }: Settings): World => {
  const world: World = {
    credentials,
    parties: new Map(credentials.merchants.map((merchant) => [merchant.mchid, partyOf(merchant)])),
    clock,
    wireNow,
    orders: keep.shelf('order', ordersMost),
    refunds: keep.shelf('refund', ordersMost),
    notices: keep.shelf('notice', noticesMost),
    messages: keep.shelf('message', noticesMost),
    shippings: keep.shelf('shipping', ordersMost),
    consents: keep.shelf('consent', ordersMost),
    customers: keep.shelf('customer', ordersMost),
    settings: keep.shelf('setting', 100),
    cards: keep.shelf('card', ordersMost),
    cardCodes: new Map(),
    alipay: makeAlipayWorld(credentials.alipay, keep),
    sheets: new Map(),
    sheetWaiters: new Map(),
    loginCodes: new Map(),
    phoneCodes: new Map(),
    payCodes: new Map(),
    shownCodes: new Map(),
    misbehaviour: { ...calmBehaviour },
    calls: new Map(),
    ending: new AbortController(),
    orderOfPrepay: new Map(),
    orderOfTransaction: new Map(),
    refundsOfOrder: new Map(),
  };
  for (const customer of customersOfTheDemo) world.customers.put(customer.openid, customer);
  for (const order of world.orders.all()) indexOrder(world, order);
  for (const refund of world.refunds.all()) indexRefund(world, refund);
  return world;
};

export const indexOrder = (world: World, { id, prepayId, transactionId }: Order): void => {
  world.orderOfPrepay.set(prepayId, id);
  if (transactionId !== null) world.orderOfTransaction.set(transactionId, id);
};

export const indexRefund = (world: World, { id, orderId }: Refund): void => {
  const ids = world.refundsOfOrder.get(orderId) ?? [];
  if (!ids.includes(id)) world.refundsOfOrder.set(orderId, [...ids, id]);
};

export const nowMs = (world: World): number => Math.floor(world.clock.now().getTime());

/** Letters and digits nobody guesses. */
export const randomText = (length: number): string => randomBytes(length).toString('hex').slice(0, length).toUpperCase();

/** Digits, as WeChat's own numbers are. */
export const randomDigits = (length: number): string => Array.from(randomBytes(length), (byte) => byte % 10).join('');

const partyOf = (merchant: SandboxMerchant): Party => {
  const { certificate, publicKey } = merchant.platform;
  return {
    ...merchant,
    ownPublicKey: createPublicKey(createPrivateKey(merchant.keys.privateKeyPem)),
    signers: {
      certificate: certificate && { serial: certificate.serialNo, key: createPrivateKey(certificate.privateKeyPem) },
      publicKey: publicKey && { serial: publicKey.id, key: createPrivateKey(publicKey.privateKeyPem) },
    },
  };
};
