import test from 'ava';
import fc from 'fast-check';
import type { CouponChoiceData } from '@mendian/shared/coupon/coupon-choice.ts';
import { couponSorts } from '@mendian/shared/coupon/apply-coupons.ts';
import { afterTap, chosenIds, couponsText } from '../../src/features/checkout/coupons.ts';
import { claimPath } from '@mendian/shared/coupon/claim-link.ts';
import { codeBrought } from '../../src/features/coupon/code-brought.ts';
import { isSoonOver, timesText } from '../../src/features/coupon/coupon-words.ts';
import { inFours } from '../../src/ui/words.ts';

const until = '2026-11-27T16:00:00.000Z';
const now = new Date('2026-11-20T04:00:00.000Z');
const aChoice = (given: Partial<CouponChoiceData>): CouponChoiceData => ({
  ...{ id: 'a', name: '五元券', benefit: '立减 5 元', until, sort: 'goods', alone: false, chosen: false, amount: 0, why: null },
  ...given,
});

test('the row tells what is chosen, else what could be', (t) => {
  const used = aChoice({ chosen: true, amount: 500 });
  t.is(couponsText([used], null), '已选最优，减 ¥5.00');
  t.is(couponsText([used, aChoice({ id: 'b', chosen: true, amount: 320 })], ['a', 'b']), '已选 2 张，减 ¥8.20');
  t.is(couponsText([aChoice({}), aChoice({ why: '还差 ¥4.20 可用' })], []), '1 张可用');
  t.is(couponsText([aChoice({ why: '还差 ¥4.20 可用' })], null), '暂无可用');
  t.is(couponsText([], null), '暂无可用');
});

test('whatever is tapped, what is chosen can be used together', (t) => {
  const shape = fc.record({ sort: fc.constantFrom(...couponSorts), alone: fc.boolean() });
  const wallets = fc.array(shape, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(wallets, fc.array(fc.nat(), { maxLength: 20 }), (shapes, taps) => {
      const choices = shapes.map((each, index) => aChoice({ id: String(index), ...each }));
      let chosen: string[] = [];
      for (const tap of taps) {
        const tapped = choices[tap % choices.length]!;
        const was = chosen.includes(tapped.id);
        chosen = afterTap(choices, chosen, tapped);
        const held = choices.filter(({ id }) => chosen.includes(id));
        t.is(chosen.includes(tapped.id), !was);
        t.is(new Set(held.map(({ sort }) => sort)).size, held.length);
        t.true(held.length <= 1 || held.every(({ alone }) => !alone));
      }
    }),
  );
  t.deepEqual(chosenIds([aChoice({}), aChoice({ id: 'b', chosen: true })]), ['b']);
});

test('a coupon tells until when it counts, or what became of it', (t) => {
  const dated = { tab: 'usable' as const, from: now.toISOString(), until, usedAt: null };
  t.is(timesText(dated, now), '有效至 11月27日 周五');
  t.is(timesText({ ...dated, from: '2026-11-21T16:00:00.000Z' }, now), '11月22日 周日起可用，有效至 11月27日 周五');
  t.is(timesText({ ...dated, tab: 'used', usedAt: '2026-11-20T03:30:00.000Z' }, now), '11:30 已使用');
  t.is(timesText({ ...dated, tab: 'over' }, now), '已作废', 'taken back before its time');
  t.is(timesText({ ...dated, tab: 'over', until: '2026-11-18T16:00:00.000Z' }, now), '11月18日 周三到期');
  t.true(isSoonOver({ ...dated, until: '2026-11-22T16:00:00.000Z' }, now));
  t.false(isSoonOver(dated, now));
});

test('a code comes by link or by scene, escaped or plain', (t) => {
  t.is(codeBrought({ code: '%E6%A8%9F%E5%8F%B6' }), '樟叶');
  t.is(codeBrought({ scene: 'code%3DLUCKY88' }), 'LUCKY88');
  t.is(codeBrought({ scene: 'LUCKY88' }), 'LUCKY88');
  t.is(codeBrought({ q: encodeURIComponent(`https://shop.example${claimPath('开业 100%')}`) }), '开业 100%');
  t.is(codeBrought({ q: encodeURIComponent('https://shop.example/j/ABCDEFGH') }), '');
  t.is(codeBrought({ code: '100%' }), '100%');
  t.is(codeBrought({}), '');
  t.is(inFours('8123456789012345'), '8123 4567 8901 2345');
});
