import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { BillRow } from '../../gateways/wechat-pay.ts';

export type Money = { readonly number: string; readonly amount: number };

/** What we recorded of a day. */
export type Ours = {
  readonly payments: readonly Money[];
  readonly refunds: readonly Money[];
  /** Charges that were taken back, on that day or later. Whether they were paid before, only the bill tells. */
  readonly reversed: readonly (Money & { readonly isThatDay: boolean })[];
};
type Difference = { readonly subject: string; readonly text: string };

/** What is in one and not in the other, or with another amount. Pure. */
export const compareBill = (bill: readonly BillRow[], ours: Ours): Difference[] => {
  const reversed = new Map(ours.reversed.map((one) => [one.number, one]));
  const rowsOf = (state: string) => bill.filter(({ tradeState }) => tradeState === state);
  const paid = rowsOf('SUCCESS').map(({ outTradeNo, total }) => ({ number: outTradeNo, amount: total }));
  const refunded = rowsOf('REFUND').flatMap(({ outRefundNo, refundAsked }) =>
    outRefundNo === null ? [] : [{ number: outRefundNo, amount: refundAsked }],
  );
  const takenBack = rowsOf('REVOKED').map(({ outTradeNo, refundAsked }) => ({ number: outTradeNo, amount: refundAsked }));
  const revoked = new Set(takenBack.map(({ number }) => number));
  return [
    ...compare(
      '付款',
      paid.filter(({ number }) => !reversed.has(number)),
      ours.payments,
    ),
    ...compare('退款', refunded, ours.refunds),
    ...paid
      .filter(({ number }) => reversed.get(number)?.isThatDay === true && !revoked.has(number))
      .map(({ number, amount }) => ({ subject: number, text: `微信账单有付款 ${number} ¥${yuanText(amount)}，本系统记的是已撤销` })),
    ...takenBack
      .filter(({ number }) => !reversed.has(number))
      .map(({ number, amount }) => ({ subject: number, text: `微信账单撤销了付款 ${number} ¥${yuanText(amount)}，本系统没有撤销` })),
  ];
};

const compare = (what: string, theirs: readonly Money[], ours: readonly Money[]): Difference[] => {
  const known = new Map(ours.map(({ number, amount }) => [number, amount]));
  const seen = new Set(theirs.map(({ number }) => number));
  const missingHere = theirs.flatMap(({ number, amount }) => {
    const own = known.get(number);
    if (own === amount) return [];
    const text =
      own === undefined
        ? `微信账单有${what} ${number} ¥${yuanText(amount)}，本系统没有`
        : `${what} ${number} 微信账单 ¥${yuanText(amount)}，本系统 ¥${yuanText(own)}`;
    return [{ subject: number, text }];
  });
  const missingThere = ours
    .filter(({ number }) => !seen.has(number))
    .map(({ number, amount }) => ({ subject: number, text: `本系统有${what} ${number} ¥${yuanText(amount)}，微信账单没有` }));
  return [...missingHere, ...missingThere];
};
