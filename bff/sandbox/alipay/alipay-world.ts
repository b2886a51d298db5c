import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { Keep, Shelf } from '../keep.ts';
import type { SandboxAlipay } from '../sandbox-shape.ts';

/** A payment at Alipay. Instants are milliseconds of sandbox time, amounts whole fen. */
export type Trade = {
  /** Its out_trade_no: the sandbox knows one application. */
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

export type AlipayWorld = {
  readonly appId: string;
  /** Verifies what the application sends; signs what Alipay answers. */
  readonly appPublicKey: KeyObject;
  readonly ownKey: KeyObject;
  readonly trades: Shelf<Trade>;
  readonly refunds: Shelf<AlipayRefund>;
};

const tradesMost = 300_000;

export const makeAlipayWorld = ({ app, ownPrivateKeyPem }: SandboxAlipay, keep: Keep): AlipayWorld => ({
  appId: app.appId,
  appPublicKey: createPublicKey(createPrivateKey(app.privateKeyPem)),
  ownKey: createPrivateKey(ownPrivateKeyPem),
  trades: keep.shelf('alipay-trade', tradesMost),
  refunds: keep.shelf('alipay-refund', tradesMost),
});
