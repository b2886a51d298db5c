import type { Basket, HeldCoupon } from '@mendian/shared/coupon/coupon-fit.ts';
import type { BenefitData } from '@mendian/shared/coupon/coupon-terms.ts';
import { pickCoupons } from '@mendian/shared/coupon/pick-coupons.ts';
import { ownCpu } from '../cpu.ts';
import { spreadOf } from '../measure.ts';
import { inMillis, spreadText } from '../words.ts';
import type { Row } from './row.ts';

const goalMs = 2;
const held = 50;
const lines = 20;

/** What the best coupons for a cart cost, as a quote looks for them: in pure code. */
export const picking: Row = {
  name: 'counter',
  run: async (_, { quick }) => {
    const [rounds, times] = quick ? [5, 200] : [11, 1_000];
    const found: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const began = ownCpu();
      for (let time = 0; time < times; time += 1)
        if (pickCoupons(basket, coupons).length === 0) throw new Error('no coupon fits the cart of the bench');
      if (round > 0) found.push((ownCpu() - began) / times);
    }
    const ms = inMillis(spreadOf(found));
    return [
      {
        ...{ what: `the best of ${held} coupons for a cart of ${lines} lines`, yardstick: '', ours: spreadText(ms, ' ms') },
        ...{ ratio: '', goal: `≤ ${goalMs} ms`, met: ms.median <= goalMs },
        notes: [
          'CPU time of pure code; a third of the coupons count some of the products only, and exchanges are tried with each of the others.',
        ],
      },
    ];
  },
};

const now = new Date('2026-11-20T04:00:00Z');

const basket: Basket = {
  ...{ store: { storeId: 's', branchId: 'b', ownerId: 'o' }, channel: 'mini', mode: 'delivery', now, isFirstOrder: true },
  lines: Array.from({ length: lines }, (_, no) => ({
    ...{ productId: `p${no}`, categoryId: `c${no % 5}`, amount: 800 + no * 100, piece: no % 4 === 0 ? null : 800 + no * 100 },
  })),
  delivery: { fee: 500 },
};

const benefits: readonly BenefitData[] = [
  { kind: 'threshold', from: 3_000, off: 500 },
  { kind: 'instant', off: 300 },
  { kind: 'percent', payPerMille: 880, from: 0, max: 1_000 },
  { kind: 'exchange' },
  { kind: 'delivery', off: null },
];

const coupons: readonly HeldCoupon[] = Array.from({ length: held }, (_, no) => ({
  ...{ id: `k${no}`, name: `券${no}`, from: new Date(now.getTime() - 1_000), until: new Date(now.getTime() + 86_400_000 + no) },
  terms: {
    benefit: benefits[no % benefits.length]!,
    goods: no % 3 === 0 ? { kind: 'products', ids: [1, 2, 3, 5, 6, 7].map((at) => `p${(no + at) % lines}`) } : { kind: 'all' },
    ...{ places: ['branch:b', 'store:other'], channels: ['mini'], modes: ['delivery', 'pickup'] },
    ...{ hours: { weekdays: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1440 }, firstOrder: false, alone: no % 7 === 0 },
  },
}));
