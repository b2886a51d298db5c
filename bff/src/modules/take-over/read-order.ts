import * as v from 'valibot';
import { fileColumns } from '@mendian/shared/take-over/file-columns.ts';
import { dayOf, addDays } from '@mendian/shared/kernel/shanghai.ts';
import { priceOfGrams, sum, yuanText } from '@mendian/shared/kernel/money.ts';
import { linesMax, piecesMax } from '@mendian/shared/order/order-lines.ts';
import type { Transaction } from '../../gateways/wechat-pay.ts';
import { cell, code, countOrNothing, momentOrNothing, needed, readWith, yuan, yuanOrNothing } from './fields.ts';
import { isFault, type Cells, type Fault, type LineCells } from './kind.ts';

const modeWords = { 自提: 'pickup', 外送: 'delivery' } as const;
const orNothing = (text: string): string | null => (text === '' ? null : text);
const gramsMax = 50_000;

const Head = v.object({
  number: v.pipe(needed('订单号', 100), v.regex(/^[0-9A-Za-z_-]{1,40}$/, '订单号应是 40 个以内的字母、数字、横线')),
  storeCode: code('门店编码'),
  member: v.pipe(needed('会员', 64), v.regex(/^([0-9A-Za-z_-]{6,64}|\+\d{6,15})$/, '会员应是 openid 或手机号')),
  mode: v.pipe(v.string(), v.picklist(['自提', '外送'], '取货方式应写自提或外送'), v.transform((word) => modeWords[word])), // prettier-ignore
  promisedAt: v.pipe(momentOrNothing('约定时间'), v.check((at) => at !== null, '没有写约定时间'), v.transform((at) => at ?? new Date(0))), // prettier-ignore
  businessDay: v.pipe(momentOrNothing('营业日'), v.transform((at) => (at === null ? null : dayOf(at)))), // prettier-ignore
  code: cell('取货码', 20),
  contact: cell('收货人', 20),
  phone: v.pipe(v.string(), v.regex(/^(1[3-9]\d{9})?$/, '联系电话应是 11 位'), v.transform(orNothing)),
  address: cell('地址', 100),
  outTradeNo: v.pipe(needed('商户单号', 100), v.regex(/^[0-9A-Za-z_\-|*]{6,32}$/, '商户单号应是 6 到 32 个字母、数字、_-|*')),
  transactionId: v.pipe(v.string(), v.regex(/^\d{0,32}$/, '微信支付单号应是数字'), v.transform(orNothing)),
  mchid: v.pipe(needed('收款商户号', 32), v.regex(/^\d{6,32}$/, '收款商户号应是数字')),
  paid: v.pipe(yuan('实付'), v.check((amount) => amount > 0, '实付应大于 0')), // prettier-ignore
  discount: v.pipe(yuanOrNothing('优惠'), v.transform((amount) => amount ?? 0)), // prettier-ignore
  deliveryFee: v.pipe(yuanOrNothing('配送费'), v.transform((amount) => amount ?? 0)), // prettier-ignore
  remark: cell('备注', 100),
});

const Goods = v.object({
  goods: needed('商品', 60),
  spec: cell('规格', 30),
  pieces: countOrNothing('份数', piecesMax),
  grams: countOrNothing('克数', gramsMax),
  price: yuan('单价'),
  amount: yuan('金额'),
  options: cell('选项', 100),
});
export type GoodsLine = v.InferOutput<typeof Goods>;

/** An order of the earlier system. `seen`: what WeChat says of its payment; undefined: it was not asked. */
export type OrderLine = v.InferOutput<typeof Head> & {
  readonly lines: readonly GoodsLine[];
  readonly seen?: Transaction | { readonly refused: string } | null;
};

const headColumns = fileColumns.orders.filter(({ key }) => key in Head.entries);
const readHead = readWith(Head);
const readGoods = readWith(Goods);

/** The lines of one order as one row, its amounts added up; or the first thing that is wrong with it. */
export const readOrder = (cells: Cells, line: number, rest: readonly LineCells[]): OrderLine | Fault => {
  const head = readHead(cells);
  if (isFault(head)) return head;
  const lines = [{ line, cells }, ...rest].map((one) => ({ ...one, goods: readGoods(one.cells) }));
  const reason = otherHead(cells, rest) ?? lines.map((one) => goodsFault(one, line)).find((fault) => fault !== null);
  if (reason !== undefined && reason !== null) return { reason };
  const order = { ...head, lines: lines.map(({ goods }) => goods as GoodsLine) };
  const wrong = wholeFault(order);
  return wrong === null ? order : { reason: wrong };
};

/** What the other lines say of the whole order is what the first one says, or nothing. */
const otherHead = (first: Cells, rest: readonly LineCells[]): string | null => {
  for (const { line, cells } of rest)
    for (const { key, name } of headColumns)
      if (cells[key] !== '' && cells[key] !== first[key]) return `第 ${line} 行的${name}与这一单的第一行不同`;
  return null;
};

const goodsFault = ({ line, goods }: { line: number; goods: GoodsLine | Fault }, first: number): string | null => {
  const reason = isFault(goods) ? goods.reason : amountFault(goods);
  if (reason === null) return null;
  return line === first ? reason : `第 ${line} 行：${reason}`;
};

/** Grams are priced to a fen, which others may round otherwise. */
const amountFault = ({ pieces, grams, price, amount }: GoodsLine): string | null => {
  if ((pieces === null) === (grams === null)) return '份数和克数要写一个，只写一个';
  const expected = grams === null ? price * pieces! : priceOfGrams(price, grams);
  const off = Math.abs(expected - amount);
  return off <= (grams === null ? 0 : 1) ? null : `金额 ${yuanText(amount)} 不等于单价乘数量 ${yuanText(expected)}`;
};

const wholeFault = ({ lines, discount, deliveryFee, paid, mode, contact, phone, address, promisedAt, businessDay }: OrderLine) => {
  if (lines.length > linesMax) return `一单最多 ${linesMax} 行`;
  const goods = sum(lines.map(({ amount }) => amount));
  if (discount > goods) return `优惠 ${yuanText(discount)} 比商品 ${yuanText(goods)} 还多`;
  const total = goods - discount + deliveryFee;
  if (total !== paid) return `各行加配送费减优惠是 ${yuanText(total)}，与实付 ${yuanText(paid)} 不同`;
  if (mode === 'delivery' && (contact === '' || phone === null || address === '')) return '外送要写收货人、联系电话和地址';
  const day = dayOf(promisedAt);
  return businessDay === null || businessDay === day || businessDay === addDays(day, -1) ? null : '营业日应是约定时间那一天或前一天';
};
