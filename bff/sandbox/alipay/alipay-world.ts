import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { Keep, Shelf } from '../keep.ts';
import type { SandboxAlipay, SandboxSeller } from '../sandbox-shape.ts';

/** A payment at Alipay. Instants are milliseconds of sandbox time, amounts whole fen. */
export type Trade = {
  /** By `tradeId`: numbers are each merchant's own. */
  id: string;
  tradeNo: string;
  openid: string;
  subject: string;
  storeId: string | null;
  total: number;
  state: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED';
  refunded: number;
  createdAtMs: number;
  paidAtMs: number | null;
  cancelledAtMs: number | null;
};

export type AlipayRefund = { id: string; tradeId: string; outRequestNo: string; amount: number; reason: string | null; atMs: number };

/** Whose trades a call is about: a merchant's who authorised the application (his pid), or its own owner's. */
export type Seller = string | null;

export type AlipayWorld = {
  readonly appId: string;
  /** Verifies what the application sends; signs what Alipay answers. */
  readonly appPublicKey: KeyObject;
  readonly ownKey: KeyObject;
  readonly trades: Shelf<Trade>;
  readonly refunds: Shelf<AlipayRefund>;
  readonly sellers: readonly SandboxSeller[];
  /** Bills that can be fetched, by the id in their address. */
  readonly bills: Map<string, { readonly zip: Buffer; readonly untilMs: number }>;
};

export const tradeId = (seller: Seller, outTradeNo: string): string => (seller === null ? outTradeNo : `${seller}/${outTradeNo}`);

export const sellerOf = ({ id }: Pick<Trade, 'id'>): Seller => (id.includes('/') ? id.slice(0, id.indexOf('/')) : null);

export const outTradeNoOf = ({ id }: Pick<Trade, 'id'>): string => id.slice(id.indexOf('/') + 1);

const tradesMost = 300_000;

export const makeAlipayWorld = ({ app, ownPrivateKeyPem, sellers }: SandboxAlipay, keep: Keep): AlipayWorld => ({
  appId: app.appId,
  appPublicKey: createPublicKey(createPrivateKey(app.privateKeyPem)),
  ownKey: createPrivateKey(ownPrivateKeyPem),
  trades: keep.shelf('alipay-trade', tradesMost),
  refunds: keep.shelf('alipay-refund', tradesMost),
  sellers,
  bills: new Map(),
});
