import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { billTime, dayStartMs, dayText, hourOf } from '../beijing-time.ts';
import { nowMs, randomText, type Order, type Refund, type World } from '../world.ts';
import { parameterError, PayFailure } from './pay-failure.ts';
import { tradeTypeOf } from './order-view.ts';
import type { Side } from './order-ids.ts';

type Query = { day: string; type: string | undefined; zip: string | undefined; subMchid: string | undefined };
type Bill = { mchid: string; bytes: Buffer; untilMs: number };

const readyHour = 10;
const monthsMs = 92 * 24 * 3_600_000;
const addressLifeMs = 5 * 60_000;
const billsMost = 100;
const dayMs = 24 * 3_600_000;

export type Bills = Map<string, Bill>;

/** Writes a day's bill and names where it can be fetched for five minutes: at WeChat's own host, as WeChat does. */
export const askTradeBill = (world: World, bills: Bills, { party }: Pick<Side, 'party'>, { day, type, zip, subMchid }: Query) => {
  const startMs = dayStartMs(day);
  const at = nowMs(world);
  if (startMs === null) throw parameterError('bill_date', '格式应为 YYYY-MM-DD', day);
  if (type !== undefined && type !== 'ALL') throw parameterError('bill_type', '沙盒只提供 ALL', type);
  if (zip !== undefined && zip !== 'GZIP') throw parameterError('tar_type', '只能为 GZIP', zip);
  if (startMs + dayMs > at) throw parameterError('bill_date', '只能下载今天以前的账单', day);
  if (at - startMs > monthsMs) throw parameterError('bill_date', '只能下载三个月内的账单', day);
  if (day === dayText(at - dayMs) && hourOf(at) < readyHour)
    throw new PayFailure(400, 'STATEMENT_CREATING', '账单生成中，请在上午 10 点后再试');

  const isOurs = (thing: Order | Refund): boolean => thing.mchid === party.mchid && (subMchid === undefined || thing.subMchid === subMchid);
  const isToday = (ms: number | null): boolean => ms !== null && ms >= startMs && ms < startMs + dayMs;
  const payments = world.orders.all().filter((order) => isOurs(order) && isToday(order.paidAtMs));
  const refunds = world.refunds.all().filter((refund) => isOurs(refund) && isToday(refund.createdAtMs));
  const revoked = world.orders.all().filter((order) => isOurs(order) && order.paidAtMs !== null && isToday(order.revokedAtMs ?? null));
  if (payments.length + refunds.length + revoked.length === 0)
    throw new PayFailure(400, 'NO_STATEMENT_EXIST', '账单文件不存在：当天没有交易');

  const plain = Buffer.from(billText(world, { payments, refunds, revoked }));
  const token = randomText(32);
  bills.set(token, { mchid: party.mchid, bytes: zip === 'GZIP' ? gzipSync(plain) : plain, untilMs: at + addressLifeMs });
  if (bills.size > billsMost) bills.delete(bills.keys().next().value!);
  return {
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(plain).digest('hex'),
    download_url: `https://api.mch.weixin.qq.com/v3/billdownload/file?token=${token}`,
  };
};

export const downloadBill = (world: World, bills: Bills, mchid: string, token: string): Buffer => {
  const bill = bills.get(token);
  if (!bill || bill.mchid !== mchid || bill.untilMs <= nowMs(world))
    throw new PayFailure(400, 'INVALID_REQUEST', '下载地址已失效，请重新申请');
  return bill.bytes;
};

const columns =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const summaryColumns = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

type Trade = { readonly payments: readonly Order[]; readonly refunds: readonly Refund[]; readonly revoked: readonly Order[] };

const billText = (world: World, { payments, refunds, revoked }: Trade): string => {
  const rows = [
    ...payments.map((order) => ({ ms: order.paidAtMs!, fields: paymentRow(order) })),
    ...refunds.map((refund) => ({ ms: refund.createdAtMs, fields: refundRow(world, refund) })),
    ...revoked.map((order) => ({ ms: order.revokedAtMs!, fields: revokedRow(order) })),
  ].sort((a, b) => a.ms - b.ms);
  const settled = payments.reduce((sum, { total, merchantDiscount }) => sum + total - merchantDiscount, 0);
  const refunded = [...refunds.map(({ refund }) => refund), ...revoked.map(({ total }) => total)].reduce((sum, part) => sum + part, 0);
  const total = payments.reduce((sum, order) => sum + order.total, 0);
  const fee = payments.reduce((sum, order) => sum + feeOf(order.total), 0) - feeOf(refunded);
  const summary = [String(rows.length), yuan(settled), yuan(refunded), yuan(0), feeYuan(fee), yuan(total), yuan(refunded)];
  return `\uFEFF${[columns, ...rows.map(({ fields }) => line(fields)), summaryColumns, line(summary)].join('\r\n')}\r\n`;
};

const line = (fields: readonly string[]): string => fields.map((field) => `\`${field.replace(/[\r\n`]/g, ' ')}`).join(',');

const head = (order: Order, ms: number, state: string) => [
  billTime(ms),
  order.appid,
  order.mchid,
  order.subMchid ?? '0',
  '',
  order.transactionId!,
  order.outTradeNo,
  order.openid,
  tradeTypeOf(order),
  state,
  'OTHERS',
  'CNY',
];

const paymentRow = (order: Order): string[] => [
  ...head(order, order.paidAtMs!, 'SUCCESS'),
  ...[yuan(order.total - order.merchantDiscount), yuan(order.wechatpayDiscount), '0', '0', yuan(0), yuan(0), '', ''],
  ...[order.description, order.attach ?? '', feeYuan(feeOf(order.total)), '0.60%', yuan(order.total), yuan(0), ''],
];

/** Refunds are listed as they were when accepted and never corrected: an abnormal one stands here as if it went well. */
const refundRow = (world: World, refund: Refund): string[] => {
  const order = world.orders.get(refund.orderId)!;
  return [
    ...head(order, refund.createdAtMs, 'REFUND'),
    ...[yuan(0), yuan(0), refund.refundId, refund.outRefundNo, yuan(refund.refund), yuan(0), 'ORIGINAL', 'PROCESSING'],
    ...[order.description, order.attach ?? '', feeYuan(-feeOf(refund.refund)), '0.60%', yuan(0), yuan(refund.refund), ''],
  ];
};

/** A charge that was taken back, all of it. */
const revokedRow = (order: Order): string[] => [
  ...head(order, order.revokedAtMs!, 'REVOKED'),
  ...[yuan(0), yuan(0), '0', '0', yuan(order.total), yuan(0), '', ''],
  ...[order.description, order.attach ?? '', feeYuan(-feeOf(order.total)), '0.60%', yuan(0), yuan(order.total), ''],
];

/** 0.60 %, in hundred-thousandths of a yuan, as the bill writes it. */
const feeOf = (fen: number): number => fen * 6;

const yuan = (fen: number): string => decimals(fen, 2);
const feeYuan = (hundredThousandths: number): string => decimals(hundredThousandths, 5);

const decimals = (value: number, places: number): string => {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};
