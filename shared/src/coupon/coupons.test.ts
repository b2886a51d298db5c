import test from 'ava';
import fc from 'fast-check';
import { fen, sum } from '../kernel/money.ts';
import { applyCoupons } from './apply-coupons.ts';
import { misfit, type Basket, type BasketLine, type HeldCoupon } from './coupon-fit.ts';
import type { BenefitData, CouponTermsData } from './coupon-terms.ts';
import { spanOf, untilAfterReturn } from './coupon-validity.ts';
import { pickCoupons } from './pick-coupons.ts';

/** Friday 2026-11-20, 12:00 in Shanghai. */
const noon = new Date('2026-11-20T04:00:00Z');
const store = { storeId: 's1', branchId: 'b1', ownerId: 'f1' };
const open: Omit<CouponTermsData, 'benefit'> = {
  goods: { kind: 'all' },
  places: ['chain'],
  channels: ['mini', 'counter'],
  modes: ['pickup', 'delivery'],
  hours: null,
  firstOrder: false,
  alone: false,
};
const coupon = (benefit: BenefitData, over: Partial<CouponTermsData> = {}, id = 'c1', until = '2026-12-01T00:00:00Z'): HeldCoupon => ({
  ...{ id, name: id, terms: { ...open, ...over, benefit } },
  ...{ from: new Date('2026-11-01T00:00:00Z'), until: new Date(until) },
});
const line = (productId: string, amount: number, piece: number | null = amount, categoryId = 'k1'): BasketLine => ({
  ...{ productId, categoryId, amount, piece },
});
const basket = (lines: BasketLine[], over: Partial<Basket> = {}): Basket => ({
  ...{ store, channel: 'mini', mode: 'pickup', now: noon, isFirstOrder: false, lines, delivery: null },
  ...over,
});
const twenty = basket([line('p1', 2_000)]);
const delivered = (amount: number) => basket([line('p1', amount)], { mode: 'delivery', delivery: { fee: amount >= 5_000 ? 0 : 500 } });
const off5 = { kind: 'instant', off: 500 } as const;

for (const [name, held, cart, why] of [
  ['fits', coupon(off5), twenty, null],
  ['is over', coupon(off5, {}, 'c1', '2026-11-20T04:00:00Z'), twenty, '已过有效期'],
  ['has not begun', { ...coupon(off5), from: new Date('2026-11-20T16:00:00Z') }, twenty, '2026-11-21 起可用'],
  ['other weekday', coupon(off5, { hours: { weekdays: [0, 1], from: 0, to: 1440 } }), twenty, '限 周一、二 使用'],
  ['other hour', coupon(off5, { hours: { weekdays: [4], from: 840, to: 1080 } }), twenty, '限 周五 14:00–18:00 使用'],
  [
    'first minute that no longer counts',
    coupon(off5, { hours: { weekdays: [4], from: 600, to: 720 } }),
    twenty,
    '限 周五 10:00–12:00 使用',
  ],
  ['counter only', coupon(off5, { channels: ['counter'] }), twenty, '只能在门店柜台使用'],
  ['delivery only', coupon(off5, { modes: ['delivery'] }), twenty, '只能用于外卖订单'],
  ['another branch', coupon(off5, { places: ['branch:b2', 'store:s2'] }), twenty, '这家门店不能使用'],
  ['its franchisee', coupon(off5, { places: ['franchisee:f1'] }), twenty, null],
  ['not the first order', coupon(off5, { firstOrder: true }), twenty, '只限首单使用'],
  ['first order', coupon(off5, { firstOrder: true }), { ...twenty, isFirstOrder: true }, null],
  ['no goods of it', coupon(off5, { goods: { kind: 'products', ids: ['p2'] } }), twenty, '没有可用这张券的商品'],
  ['all but it', coupon(off5, { goods: { kind: 'except', ids: ['p1'] } }), twenty, '没有可用这张券的商品'],
  ['goods of its category', coupon(off5, { goods: { kind: 'categories', ids: ['k1'] } }), twenty, null],
  ['below its threshold', coupon({ kind: 'threshold', from: 3_000, off: 500 }), twenty, '还差 ¥10.00 可用'],
  ['only weighed goods to exchange', coupon({ kind: 'exchange' }), basket([line('p1', 900, null)]), '没有可兑换的商品'],
  ['no delivery', coupon({ kind: 'delivery', off: null }), twenty, '这单没有配送费'],
] as const)
  test(`a coupon and a basket: ${name}`, (t) => t.is(misfit(held, cart), why));

const discounts = (cart: Basket, ...held: HeldCoupon[]) => {
  const applied = applyCoupons(cart, held);
  return 'discounts' in applied ? applied.discounts.map(({ amount, shares }) => [amount, ...shares]) : applied.refused.why;
};

test('each sort takes off what its terms say, spread over the lines it counts', (t) => {
  const two = basket([line('p1', 1_000), line('p2', 2_000)]);
  t.deepEqual(discounts(two, coupon({ kind: 'threshold', from: 3_000, off: 500 })), [[500, 167, 333]]);
  t.deepEqual(discounts(two, coupon({ kind: 'instant', off: 500 }, { goods: { kind: 'products', ids: ['p2'] } })), [[500, 0, 500]]);
  t.deepEqual(discounts(two, coupon({ kind: 'percent', payPerMille: 880, from: 0, max: null })), [[360, 120, 240]]);
  t.deepEqual(discounts(two, coupon({ kind: 'percent', payPerMille: 500, from: 0, max: 300 })), [[300, 100, 200]]);
  t.deepEqual(discounts(basket([line('p1', 3_000, 1_000), line('p2', 2_000)]), coupon({ kind: 'exchange' })), [[2_000, 0, 2_000]]);
});

test('delivery is free up to what the coupon gives, and not paid for twice', (t) => {
  t.deepEqual(discounts(delivered(2_000), coupon({ kind: 'delivery', off: null })), [[500, 0]]);
  t.deepEqual(discounts(delivered(2_000), coupon({ kind: 'delivery', off: 300 })), [[300, 0]]);
  t.is(discounts(delivered(6_000), coupon({ kind: 'delivery', off: null })), '这单已免配送费');
});

test('an exchange comes first: what it made free counts for no threshold', (t) => {
  const cart = basket([line('p1', 1_000), line('p2', 2_000)]);
  const free = coupon({ kind: 'exchange' }, { goods: { kind: 'products', ids: ['p1'] } }, 'free');
  t.is(discounts(cart, free, coupon({ kind: 'threshold', from: 3_000, off: 500 })), '兑换之后还差 ¥10.00 可用');
  t.deepEqual(discounts(cart, coupon({ kind: 'threshold', from: 2_000, off: 500 }), free), [
    [1_000, 1_000, 0],
    [500, 0, 500],
  ]);
});

test('two of one sort, or one that stands alone beside another, are refused', (t) => {
  t.is(discounts(twenty, coupon(off5), coupon(off5, {}, 'c2')), '不能与已选的券同时使用');
  t.is(
    discounts(delivered(2_000), coupon(off5, { alone: true }), coupon({ kind: 'delivery', off: null }, {}, 'c2')),
    '不能与已选的券同时使用',
  );
});

test('one fen of the goods is left to pay, since WeChat takes no payment of nothing', (t) => {
  t.deepEqual(discounts(twenty, coupon({ kind: 'instant', off: 9_999 })), [[1_999, 1_999]]);
  t.deepEqual(discounts(twenty, coupon({ kind: 'exchange' })), [[1_999, 1_999]]);
});

const benefit: fc.Arbitrary<BenefitData> = fc.oneof(
  fc.record({ kind: fc.constant('threshold' as const), from: fc.integer({ min: 1, max: 9_000 }), off: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({ kind: fc.constant('instant' as const), off: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({
    kind: fc.constant('percent' as const),
    payPerMille: fc.integer({ min: 10, max: 990 }),
    from: fc.integer({ min: 0, max: 5_000 }),
    max: fc.option(fc.integer({ min: 1, max: 2_000 })),
  }),
  fc.constant({ kind: 'exchange' as const }),
  fc.record({ kind: fc.constant('delivery' as const), off: fc.option(fc.integer({ min: 1, max: 900 })) }),
);
const products = ['p1', 'p2', 'p3'];
const goods: fc.Arbitrary<CouponTermsData['goods']> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.record({
    kind: fc.constantFrom('products' as const, 'except' as const),
    ids: fc.uniqueArray(fc.constantFrom(...products), { minLength: 1, maxLength: 2 }),
  }),
);
const anyHeld = fc
  .array(fc.tuple(benefit, goods, fc.boolean()), { maxLength: 6 })
  .map((drawn) => drawn.map(([gives, counted, alone], n) => coupon(gives, { goods: counted, alone }, `c${n}`)));
const anyBasket = fc
  .record({
    lines: fc.array(fc.tuple(fc.constantFrom(...products), fc.integer({ min: 1, max: 6_000 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 6,
    }),
    delivery: fc.option(fc.record({ fee: fc.integer({ min: 0, max: 900 }) })),
  })
  .map(({ lines, delivery }) =>
    basket(
      lines.map(([id, price, pieces]) => (pieces === 0 ? line(id, price, null) : line(id, price * pieces, price))),
      { delivery, mode: delivery === null ? 'pickup' : 'delivery' },
    ),
  );

test('whatever is held and bought: the parts add up, no line costs less than nothing, and something is left to pay', (t) => {
  fc.assert(
    fc.property(anyBasket, anyHeld, (cart, held) => {
      const applied = applyCoupons(cart, pickCoupons(cart, held));
      if (!('discounts' in applied)) return t.fail(`what was picked is refused: ${applied.refused.why}`);
      const off = cart.lines.map((_, place) => sum(applied.discounts.map(({ shares }) => shares[place]!)));
      t.true(cart.lines.every(({ amount }, place) => off[place]! >= 0 && off[place]! <= amount));
      t.true(sum(off) < sum(cart.lines.map(({ amount }) => amount)));
      for (const { of, amount, shares } of applied.discounts) t.is(sum(shares), of === 'goods' ? amount : fen(0));
    }),
  );
});

test('nothing else that could be chosen takes more off than what is picked', (t) => {
  fc.assert(
    fc.property(anyBasket, anyHeld, fc.array(fc.nat(5), { maxLength: 3 }), (cart, held, places) => {
      const worth = (chosen: HeldCoupon[]) => {
        const applied = applyCoupons(cart, chosen);
        return 'discounts' in applied ? sum(applied.discounts.map(({ amount }) => amount)) : fen(0);
      };
      const chosen = [...new Set(places)].flatMap((place) => held[place] ?? []);
      t.true(worth(pickCoupons(cart, held)) >= worth(chosen));
    }),
  );
});

test('days count as Shanghai’s clock shows them', (t) => {
  const late = new Date('2026-11-20T15:59:59Z');
  t.deepEqual(spanOf({ kind: 'days', after: 0, days: 1 }, late), {
    from: new Date('2026-11-19T16:00:00Z'),
    until: new Date('2026-11-20T16:00:00Z'),
  });
  t.deepEqual(spanOf({ kind: 'days', after: 1, days: 7 }, late), {
    from: new Date('2026-11-20T16:00:00Z'),
    until: new Date('2026-11-27T16:00:00Z'),
  });
  t.is(spanOf({ kind: 'fixed', from: '2026-11-01T00:00:00Z', until: '2026-11-20T04:00:00Z' }, noon), null);
});

test('what comes back after its time has seven days more, and otherwise its own', (t) => {
  t.deepEqual(untilAfterReturn(new Date('2026-11-21T16:00:00Z'), noon), new Date('2026-11-21T16:00:00Z'));
  t.deepEqual(untilAfterReturn(new Date('2026-11-19T16:00:00Z'), noon), new Date('2026-11-27T16:00:00Z'));
});
