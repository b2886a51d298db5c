import test from 'ava';
import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { areCouponsBack, headline, refundText, stepsOf } from '../../src/features/order/order-words.ts';
import { cityGroups } from '../../src/features/place/cities.ts';
import { formProblems } from '../../src/features/address/form.ts';

const now = new Date('2026-11-20T04:00:00.000Z');
const stops = { placed: now.toISOString(), paid: null, taken: null, ready: null, dispatched: null, ended: null };
const anOrder = (given: Partial<OrderViewData> = {}): OrderViewData => ({
  id: 'o1',
  store: { id: 's1', name: '世贸路店', address: '', phone: '', latE6: 0, lngE6: 0 },
  state: 'new',
  mode: 'pickup',
  slot: null,
  readyBy: null,
  earlier: false,
  pickupNumber: null,
  pickupCode: null,
  ahead: null,
  lines: [],
  goods: 0,
  discounts: [],
  deliveryFee: 0,
  payable: 2_000,
  refunded: 0,
  remark: '',
  address: null,
  contactPhone: '',
  payment: { state: 'paid', expiresAt: '2026-11-20T04:14:00.000Z' },
  refunds: [],
  afterSale: null,
  ending: null,
  at: stops,
  can: { pay: false, cancel: false, askRefund: false },
  ...given,
});

test('every state of an order is told in one line', (t) => {
  t.is(headline(anOrder({ state: 'unpaid' }), now).line, '等待付款 14:00');
  t.is(headline(anOrder({ state: 'preparing', readyBy: '2026-11-20T04:08:00.000Z' }), now).line, '正在制作，约 8 分钟');
  t.is(headline(anOrder({ state: 'preparing', readyBy: '2026-11-20T03:58:00.000Z' }), now).line, '正在制作，马上就好');
  t.is(headline(anOrder({ state: 'preparing', readyBy: '2026-11-21T04:30:00.000Z' }), now).line, '正在制作，明天 12:30 可取');
  t.is(headline(anOrder(), now).more, '10 分钟内没有接单，会自动全额退款');
  t.is(headline(anOrder({ earlier: true }), now).more, '约定时间过后 10 分钟还没有接单，会自动全额退款');
  t.is(headline(anOrder({ state: 'ready' }), now).line, '做好了，请来取餐');
  t.is(headline(anOrder({ state: 'delivering', mode: 'delivery' }), now).line, '正在送来');
  const ended = anOrder({ state: 'cancelled', ending: { by: 'store', reason: '鸭脖卖完了' } });
  t.deepEqual(headline(ended, now), { line: '订单已取消', more: '鸭脖卖完了' });
});

test('money on its way back is told as on its way, money that came back as come', (t) => {
  const refund = { id: 'r1', amount: 600, reason: '少称', at: now.toISOString(), succeededAt: null };
  const waiting = anOrder({ refunds: [{ ...refund, state: 'waiting' }] });
  t.is(refundText(waiting, yuanText), '退款处理中 ¥6.00，原路退回，一般几分钟内到账');
  const done = anOrder({ refunded: 600, refunds: [{ ...refund, state: 'succeeded' }] });
  t.is(refundText(done, yuanText), '已退款 ¥6.00：少称');
  t.is(refundText(anOrder(), yuanText), null);
});

test('coupons are told to be back when the order ended unpaid or all of it was refunded', (t) => {
  const reduced = { discounts: [{ name: '五元券', amount: 500 }] };
  const paid = { ...stops, paid: now.toISOString() };
  t.true(areCouponsBack(anOrder({ ...reduced, state: 'cancelled' })));
  t.false(areCouponsBack(anOrder({ ...reduced, state: 'unpaid' })));
  t.false(areCouponsBack(anOrder({ state: 'cancelled' })), 'there were none');
  t.true(areCouponsBack(anOrder({ ...reduced, at: paid, refunded: 2_000 })));
  t.false(areCouponsBack(anOrder({ ...reduced, at: paid, refunded: 1_999 })), 'a part leaves them used');
});

test('the steps are those of the way the order goes, done up to where it is', (t) => {
  const at = { ...stops, paid: now.toISOString(), taken: now.toISOString() };
  t.deepEqual(
    stepsOf(anOrder({ at })).map(({ words, done }) => [words, done]),
    [
      ['已付款', true],
      ['制作中', true],
      ['可取餐', false],
      ['已取餐', false],
    ],
  );
  t.deepEqual(
    stepsOf(anOrder({ mode: 'delivery' })).map(({ words }) => words),
    ['已付款', '制作中', '配送中', '已送达'],
  );
});

test('cities stand under their initials and are found by name or initial', (t) => {
  const city = (name: string, initial: string, stores: number) => ({ name, initial, stores, latE6: 0, lngE6: 0 });
  const cities = [city('南昌市', 'N', 9), city('长沙市', 'C', 5), city('成都市', 'C', 8)];
  t.deepEqual(
    cityGroups(cities, '').map(({ initial, cities: items }) => [initial, items.map(({ name }) => name)]),
    [
      ['C', ['成都市', '长沙市']],
      ['N', ['南昌市']],
    ],
  );
  t.deepEqual(
    cityGroups(cities, 'n').map(({ initial }) => initial),
    ['N'],
  );
  t.deepEqual(
    cityGroups(cities, '长').flatMap(({ cities: items }) => items.map(({ name }) => name)),
    ['长沙市'],
  );
});

test('an address that cannot be delivered to says what is missing', (t) => {
  const whole = { contact: '欧阳', phone: '13800138000', place: '世贸路 664 号', door: '3 栋 1801', latE6: 1, lngE6: 1 };
  t.deepEqual(formProblems(whole), {});
  t.deepEqual(Object.keys(formProblems({ ...whole, phone: '1380013', latE6: null, lngE6: null })), ['phone', 'place']);
});
