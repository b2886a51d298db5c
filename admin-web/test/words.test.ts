import test from 'ava';
import { slipTicket } from '@mendian/shared/print/slip.ts';
import { columnsOf } from '../src/features/order/board/columns.ts';
import { nextStepOf } from '../src/features/order/card/next-step.ts';
import { urgencyOf } from '../src/features/order/card/urgency.ts';
import { historyOf } from '../src/features/order/detail/history-of.ts';
import { emptySignIn, isComplete, withPadKey } from '../src/features/clerk/sign-in-form.ts';
import { categoriesOf, saleableText, shownOf, type Product } from '../src/features/product/products-of.ts';
import { readHash } from '../src/platform/hash.ts';
import { ticketPage } from '../src/platform/ticket-page.ts';
import { moneyText } from '../src/ui/money-text.ts';
import { slotText } from '../src/ui/time-text.ts';
import { weightText } from '../src/ui/weight-text.ts';
import { aLine, anOrder, at, minutes, noon } from './an-order.ts';

for (const { grams, text } of [
  { grams: 250, text: '半斤 250g' },
  { grams: 500, text: '一斤 500g' },
  { grams: 750, text: '一斤半 750g' },
  { grams: 1000, text: '两斤 1000g' },
  { grams: 100, text: '二两 100g' },
  { grams: 380, text: '380g' },
  { grams: 5250, text: '十斤半 5250g' },
  { grams: 6000, text: '6000g' },
])
  test(`${grams} grams are ${text}`, (t) => t.is(weightText(grams), text));

test('money has two decimals and slots their day when it is not today', (t) => {
  t.is(moneyText(3805), '¥38.05');
  t.is(moneyText(-600), '-¥6.00');
  const slot = (fromMs: number) => ({ start: at(fromMs), end: at(fromMs + minutes(15)) });
  t.is(slotText(slot(noon + minutes(30)), noon), '12:30–12:45');
  t.is(slotText(slot(noon + minutes(24 * 60)), noon), '明天 12:00–12:15');
  t.is(slotText(slot(noon + minutes(72 * 60)), noon), '11月23日 周一 12:00–12:15');
});

test('an order is late when it was not taken for three minutes, or not ready in time', (t) => {
  t.deepEqual(urgencyOf(anOrder(), noon + minutes(2)), { text: '已等 2 分钟', late: false });
  t.deepEqual(urgencyOf(anOrder(), noon + minutes(3)), { text: '已等 3 分钟', late: true });
  const preparing = anOrder({ state: 'preparing', readyBy: at(noon + minutes(10)) });
  t.deepEqual(urgencyOf(preparing, noon), { text: '还有 10 分钟', late: false });
  t.deepEqual(urgencyOf(preparing, noon + minutes(12)), { text: '迟了 2 分钟', late: true });
});

test('new orders stand by payment, those in preparation by when they must be ready, delivery after pickup', (t) => {
  const order = (id: string, given: Parameters<typeof anOrder>[0]) => [id, anOrder({ id, ...given })] as const;
  const columns = columnsOf(
    Object.fromEntries([
      order('late', { at: { ...anOrder().at, paid: at(noon + 1) } }),
      order('early', {}),
      order('due-later', { state: 'preparing', readyBy: at(noon + minutes(60)) }),
      order('due-soon', { state: 'preparing', readyBy: at(noon + minutes(5)) }),
      order('out', { state: 'delivering', mode: 'delivery' }),
      order('to-go', { state: 'ready', mode: 'delivery', readyBy: at(noon) }),
      order('to-collect', { state: 'ready' }),
    ]),
  );
  const ids = Object.values(columns).map((orders) => orders.map(({ id }) => id));
  t.deepEqual(ids, [
    ['early', 'late'],
    ['due-soon', 'due-later'],
    ['to-collect', 'to-go', 'out'],
  ]);
});

test('the big button is what the server allows, and says when the scale is needed', (t) => {
  const can = anOrder().can;
  t.is(nextStepOf(anOrder())?.word, '接单');
  const finish = { ...can, take: false, finish: true };
  t.is(nextStepOf(anOrder({ can: finish, lines: [aLine({ grams: null })] }))?.word, '备好了');
  t.is(nextStepOf(anOrder({ can: finish, lines: [aLine()] }))?.word, '称重备好');
  t.is(nextStepOf(anOrder({ can: { ...can, take: false } })), null);
});

test('the history tells placing before payment, though WeChat rounds its time down to the second', (t) => {
  const order = anOrder({ at: { ...anOrder().at, placed: '2026-11-20T04:00:00.400Z', paid: '2026-11-20T04:00:00.000Z' } });
  t.deepEqual(
    historyOf(order, []).map(({ what }) => what),
    ['下单', '付款'],
  );
});

test('what was asked back stands in the history where it happened, and its money’s arrival only once', (t) => {
  const step = { side: 'customer', level: 'store', by: '', amount: 800, words: '少了' } as const;
  const history = historyOf(anOrder({ at: { ...anOrder().at, placed: at(noon), paid: at(noon), kitchenPrinted: at(noon + 3) } }), [
    { ...step, what: 'asked', at: at(noon + 1) },
    { ...step, what: 'declined', side: 'store', by: '小王', at: at(noon + 2) },
    { ...step, what: 'refunded', side: 'system', at: at(noon + 4) },
  ]);
  t.deepEqual(history.map(({ what, more }) => `${what}/${more}`).slice(2), [
    '顾客申请退款 ¥8.00/',
    '门店没有同意/小王：少了',
    '打印后厨单/',
  ]);
});

test('what a customer wrote is printed as text, never as markup', async (t) => {
  const order = anOrder({ remark: '<img src=x onerror=alert(1)> & "谢谢"', lines: [aLine({ choices: ['<b>辣'] })] });
  const store = { name: '店', phone: '1', address: '街' };
  for (const kind of ['kitchen', 'customer'] as const) {
    const ticket = slipTicket(kind, { order, store, nowMs: noon, again: false });
    const page = await ticketPage({ title: order.id, ticket, paperMm: 58 });
    t.false(page.includes('<img'));
    t.false(page.includes('<b>辣'));
    t.true(page.includes('谢谢'));
    t.true(page.includes('58mm'));
  }
});

test('a slip lists every piece of a combo that goes into the bag, for all of its line', async (t) => {
  const parts = [
    { skuId: 'egg', name: '卤蛋', skuName: '', quantity: 2 },
    { skuId: 'noodles', name: '拌粉', skuName: '小碗', quantity: 1 },
  ];
  const order = anOrder({ lines: [aLine({ name: '工作餐', grams: null, pieces: 3, parts })] });
  const store = { name: '店', phone: '1', address: '街' };
  for (const kind of ['kitchen', 'customer'] as const) {
    const ticket = slipTicket(kind, { order, store, nowMs: noon, again: false });
    const page = await ticketPage({ title: order.id, ticket, paperMm: 58 });
    t.regex(page, /卤蛋<\/span><span class="amount">× 6</);
    t.regex(page, /拌粉（小碗）<\/span><span class="amount">× 3</);
  }
});

test('the sign-in pad goes from number to PIN and back', (t) => {
  const typed = [...'1001>12'].reduce(
    (form, key) => withPadKey(form, key === '>' ? { kind: 'next' } : { kind: 'digit', digit: key }),
    emptySignIn,
  );
  t.deepEqual(typed, { number: '1001', pin: '12', field: 'pin' });
  t.false(isComplete(typed));
  const back = [1, 2, 3].reduce((form) => withPadKey(form, { kind: 'back' }), typed);
  t.is(back.field, 'number');
  t.is(withPadKey(emptySignIn, { kind: 'next' }).field, 'number', 'there is no PIN without a number');
});

test('products are found by category, as sold out, and by name in all categories', (t) => {
  const product = (given: Partial<Product>): Product => ({
    skuId: 'sku',
    category: '鸭货',
    name: '鸭脖',
    skuName: '',
    plu: null,
    barcode: null,
    options: [],
    picture: 'x',
    soldBy: 'weight',
    price: 3980,
    saleable: 1_250,
    soldOut: false,
    parts: [],
    ...given,
  });
  const all = [product({}), product({ name: '藕片', category: '素菜', soldOut: true })];
  t.deepEqual(categoriesOf(all), ['已售罄', '鸭货', '素菜']);
  t.deepEqual(
    shownOf(all, '已售罄', '').map(({ name }) => name),
    ['藕片'],
  );
  t.is(shownOf(all, '鸭货', '藕').length, 1);
  t.is(saleableText(product({})), '还能卖 1.2 公斤');
  t.is(saleableText(product({ soldBy: 'portion', saleable: 3 })), '还能卖 3 份');
  t.is(saleableText(product({ saleable: 0 })), '没有库存了');
});

test('a hash carries a place, a binding code or a token', (t) => {
  t.is(readHash('#/history').path, '/history');
  t.is(readHash('#?bind=7K4M-92QX').parameters.get('bind'), '7K4M-92QX');
  t.is(readHash('#bind=7K4M-92QX&auto=1').parameters.get('auto'), '1');
  t.is(readHash('#token=h.abc-_').parameters.get('token'), 'h.abc-_');
  t.is(readHash('').path, '');
});
