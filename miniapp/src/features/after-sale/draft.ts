import type { AskFormData } from '@mendian/shared/after-sale/after-sale.contract.ts';
import { pointsMoved, worthOf } from '@mendian/shared/after-sale/after-sale-rules.ts';
import type { AfterSaleReason } from '@mendian/shared/after-sale/after-sale-status.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';

export type Line = AskFormData['lines'][number];
/** What was chosen of a line: its pieces, and the amount as it was typed. */
export type Chosen = { readonly pieces: number; readonly yuan: string };
export type Draft = {
  readonly chosen: Readonly<Record<number, Chosen>>;
  readonly deliveryFee: boolean;
  readonly reason: AfterSaleReason | null;
  readonly words: string;
};

export const emptyDraft: Draft = { chosen: {}, deliveryFee: false, reason: null, words: '' };

/** All of a line that is left. */
export const wholeOf = (line: Line): Chosen => ofPieces(line, line.pieces);

export const ofPieces = (line: Line, pieces: number): Chosen => ({ pieces, yuan: yuanText(worthOf(line, pieces)) });

/** Typed yuan as whole fen; null: it is no amount. */
const fenOf = (typed: string): number | null => {
  const match = /^(\d{1,7})(?:\.(\d{0,2}))?$/.exec(typed.trim());
  return match === null ? null : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
};

/** What is wrong with the amount of a line; empty: nothing. */
export const problemOf = (line: Line, { pieces, yuan }: Chosen): string => {
  const amount = fenOf(yuan);
  if (amount === null || amount === 0) return '请填写要退的金额';
  const most = worthOf(line, pieces);
  return amount > most ? `最多退 ¥${yuanText(most)}` : '';
};

type Asked = { readonly lines: { no: number; pieces: number | null; amount: number }[]; readonly deliveryFee: number };

/** What the draft asks for, in fen. */
export const askedOf = ({ lines, deliveryFeeLeft }: AskFormData, { chosen, deliveryFee }: Draft): Asked => ({
  lines: lines.flatMap(({ no, pieces }) => {
    const one = chosen[no];
    return one === undefined ? [] : [{ no, pieces: pieces > 1 ? one.pieces : null, amount: fenOf(one.yuan) ?? 0 }];
  }),
  deliveryFee: deliveryFee ? deliveryFeeLeft : 0,
});

export const amountOf = ({ lines, deliveryFee }: Asked): number => lines.reduce((sum, { amount }) => sum + amount, deliveryFee);

/** What stands in the way of sending it, as a sentence; null: nothing. */
export const obstacleOf = (form: AskFormData, draft: Draft): string | null => {
  if (amountOf(askedOf(form, draft)) === 0) return '请选择要退的商品';
  const wrong = form.lines.some((line) => draft.chosen[line.no] !== undefined && problemOf(line, draft.chosen[line.no]!) !== '');
  if (wrong) return '请改正退款金额';
  return draft.reason === null ? '请选择退款原因' : null;
};

type Back = { readonly label: string; readonly words: string };

/** What would come back, and how. */
export const comesBack = (form: AskFormData, amount: number): Back[] => {
  const isLast = form.refunded + amount >= form.payable;
  const points = pointsMoved({ ...form, spent: form.pointsSpent }, amount);
  return [
    { label: '退款金额', words: `¥${yuanText(amount)}，原路退回` },
    ...(form.coupons.length === 0 ? [] : [{ label: '优惠券', words: isLast ? `${form.coupons.join('、')} 一起退回` : '全部退完时退回' }]),
    ...(points.back === 0 ? [] : [{ label: '抵扣的积分', words: `退回 ${points.back} 积分` }]),
    ...(points.taken === 0 ? [] : [{ label: '获得的积分', words: `扣回 ${points.taken} 积分` }]),
    ...(form.endsOrder && isLast ? [{ label: '订单', words: '同意后订单取消，不再制作' }] : []),
  ];
};
