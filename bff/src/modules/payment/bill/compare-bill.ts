import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { AlipayBillRow } from '../../../gateways/alipay.ts';
import type { BillRow } from '../../../gateways/wechat-pay.ts';

export type Money = { readonly number: string; readonly amount: number };

/** What we recorded of a day. */
export type Ours = {
  readonly payments: readonly Money[];
  readonly refunds: readonly Money[];
  /** Charges that were taken back, on that day or later. Whether they were paid before, only the bill tells. */
  readonly reversed: readonly (Money & { readonly isThatDay: boolean })[];
};

/** What the other side says of a day: what was paid, given back, and taken back whole. `name` is how people call it. */
export type Bill = {
  readonly name: string;
  readonly paid: readonly Money[];
  readonly refunded: readonly Money[];
  readonly takenBack: readonly Money[];
};

export const wechatBill = (rows: readonly BillRow[]): Bill => {
  const of = (state: string) => rows.filter(({ tradeState }) => tradeState === state);
  return {
    name: '微信账单',
    paid: of('SUCCESS').map(({ outTradeNo, total }) => ({ number: outTradeNo, amount: total })),
    refunded: of('REFUND').flatMap(({ outRefundNo, refundAsked }) =>
      outRefundNo === null ? [] : [{ number: outRefundNo, amount: refundAsked }],
    ),
    takenBack: of('REVOKED').map(({ outTradeNo, refundAsked }) => ({ number: outTradeNo, amount: refundAsked })),
  };
};

/** Alipay lists what was cancelled after it was paid as a refund too: of a charge that we took back, or of no refund's number. */
export const alipayBill = (rows: readonly AlipayBillRow[], { reversed }: Pick<Ours, 'reversed'>): Bill => {
  const ours = new Set(reversed.map(({ number }) => number));
  const back = rows.filter(({ kind }) => kind === 'refund');
  const isTakenBack = ({ outTradeNo, outRequestNo }: AlipayBillRow): boolean => outRequestNo === null || ours.has(outTradeNo);
  return {
    name: '支付宝账单',
    paid: rows.filter(({ kind }) => kind === 'payment').map(({ outTradeNo, amount }) => ({ number: outTradeNo, amount })),
    refunded: back.filter((row) => !isTakenBack(row)).map(({ outRequestNo, amount }) => ({ number: outRequestNo!, amount })),
    takenBack: back.filter(isTakenBack).map(({ outTradeNo, amount }) => ({ number: outTradeNo, amount })),
  };
};

export type Difference = { readonly subject: string; readonly text: string };

/** What is in one and not in the other, or with another amount. Pure. */
export const compareBill = (bill: Bill, ours: Ours): Difference[] => {
  const { name, paid, refunded, takenBack } = bill;
  const reversed = new Map(ours.reversed.map((one) => [one.number, one]));
  const revoked = new Set(takenBack.map(({ number }) => number));
  return [
    ...compare(
      name,
      '付款',
      paid.filter(({ number }) => !reversed.has(number)),
      ours.payments,
    ),
    ...compare(name, '退款', refunded, ours.refunds),
    ...paid
      .filter(({ number }) => reversed.get(number)?.isThatDay === true && !revoked.has(number))
      .map(({ number, amount }) => ({ subject: number, text: `${name}有付款 ${number} ¥${yuanText(amount)}，本系统记的是已撤销` })),
    ...takenBack
      .filter(({ number }) => !reversed.has(number))
      .map(({ number, amount }) => ({ subject: number, text: `${name}撤销了付款 ${number} ¥${yuanText(amount)}，本系统没有撤销` })),
  ];
};

const compare = (name: string, what: string, theirs: readonly Money[], ours: readonly Money[]): Difference[] => {
  const known = new Map(ours.map(({ number, amount }) => [number, amount]));
  const seen = new Set(theirs.map(({ number }) => number));
  const missingHere = theirs.flatMap(({ number, amount }) => {
    const own = known.get(number);
    if (own === amount) return [];
    const text =
      own === undefined
        ? `${name}有${what} ${number} ¥${yuanText(amount)}，本系统没有`
        : `${what} ${number} ${name} ¥${yuanText(amount)}，本系统 ¥${yuanText(own)}`;
    return [{ subject: number, text }];
  });
  const missingThere = ours
    .filter(({ number }) => !seen.has(number))
    .map(({ number, amount }) => ({ subject: number, text: `本系统有${what} ${number} ¥${yuanText(amount)}，${name}没有` }));
  return [...missingHere, ...missingThere];
};
