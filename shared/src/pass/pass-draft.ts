import * as v from 'valibot';
import { NodeText } from '../account/account.contract.ts';
import { Bearers } from '../coupon/coupon-terms.ts';
import { Amount, Id, textFrom1To, textUpTo } from '../kernel/fields.ts';

const upTo = (max: number, words: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(1, `至少 1 ${words}`), v.maxValue(max, `最多 ${max} ${words}`));

/** What a pass promises. */
export const PassTerms = {
  /** Fen. */
  price: v.pipe(Amount, v.minValue(1, '售价要大于 0'), v.maxValue(1_000_000, '售价最多 10000 元')),
  /** Days on which it counts, the day it was paid for among them. */
  days: upTo(366, '天'),
  usesPerDay: upTo(20, '次'),
  uses: upTo(1_000, '次'),
  /** A use gives a piece of one of these. */
  productIds: v.pipe(v.array(Id), v.minLength(1, '请至少选一样商品'), v.maxLength(30, '最多选 30 样商品')),
  /** Nodes of the chain in whose stores it may be used. */
  places: v.pipe(v.array(NodeText), v.minLength(1, '请选择哪些门店可用'), v.maxLength(500, '最多选 500 处')),
};

/** What somebody at head office writes of a pass kind. */
export const PassDraft = v.pipe(
  v.object({
    name: textFrom1To(20),
    /** What its members should know besides its terms. */
    note: textUpTo(200),
    ...PassTerms,
    /** What the store earns for a use, in fen, and who bears it. */
    earns: v.pipe(Amount, v.maxValue(100_000, '每次结算最多 1000 元')),
    bearers: Bearers,
    /** Who is paid: one of the chain's payees. */
    payeeId: Id,
  }),
  v.forward(
    v.check(({ uses, usesPerDay }) => usesPerDay <= uses, '每天的次数不能多于总次数'),
    ['usesPerDay'],
  ),
  v.forward(
    v.check(({ uses, usesPerDay, days }) => uses <= usesPerDay * days, '有效期内用不完这么多次：请减少总次数，或加大每天次数、天数'),
    ['uses'],
  ),
);
export type PassDraftData = v.InferOutput<typeof PassDraft>;
export type PassTermsData = Pick<PassDraftData, keyof typeof PassTerms>;
