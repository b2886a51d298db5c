import test from 'ava';
import type { TerminalOrderData } from '../terminal/terminal-order.contract.ts';
import { layOut } from './layout.ts';
import { slipTicket, type SlipKind } from './slip.ts';
import { printMachine, printStates } from './print-status.ts';

const noon = Date.parse('2026-11-20T04:00:00.000Z');

const line: TerminalOrderData['lines'][number] = {
  ...{ no: 1, productId: 'p', skuId: 's', name: '招牌鸭脖', skuName: '', picture: '', choiceIds: [], choices: ['特辣', '整根'], parts: [] },
  ...{ price: 3_980, pieces: 1, grams: 250, weighedGrams: null, amount: 1_990, paid: 1_990, refunded: 0 },
};

const order: TerminalOrderData = {
  ...{ id: 'order-1', state: 'preparing', mode: 'pickup', pickupNumber: 'A001', slot: null, readyBy: '2026-11-20T04:15:00.000Z' },
  lines: [
    line,
    {
      ...line,
      no: 2,
      name: '双人套餐',
      choices: [],
      grams: null,
      pieces: 2,
      amount: 8_000,
      parts: [{ skuId: 'x', name: '拌粉', skuName: '', quantity: 1 }],
    },
  ],
  ...{ goods: 9_990, discount: 600, deliveryFee: 0, payable: 9_390, refunded: 0, remark: '少放辣', takenBy: '小王' },
  ...{ customer: { name: '', phone: '' }, address: null, invoice: null, refunds: [], afterSale: null, ending: null },
  at: {
    ...{ placed: '2026-11-20T03:59:00.000Z', paid: null, rung: null, taken: null, ready: null, dispatched: null, ended: null },
    ...{ kitchenPrinted: null, customerPrinted: null },
  },
  can: { take: false, reject: true, finish: true, collect: false, dispatch: false, deliver: false },
};

const paper = (kind: SlipKind, given: Partial<TerminalOrderData> = {}, again = false): string[] =>
  layOut(
    slipTicket(kind, {
      order: { ...order, ...given },
      store: { name: '红谷滩店', phone: '0791-1', address: '绿茵路 1 号' },
      nowMs: noon,
      again,
    }),
    58,
  ).map((block) => (block.kind === 'line' ? block.text : `<${block.kind}>`));

test('the kitchen’s slip has the number, what to make and what was asked for, and no money', (t) => {
  t.deepEqual(paper('kitchen'), [
    '后厨单',
    'A001',
    '自提 · 12:15 前',
    '-'.repeat(32),
    '招牌鸭脖               半斤 250g',
    '  特辣 · 整根',
    '双人套餐                    × 2',
    '  · 拌粉                   × 2',
    '-'.repeat(32),
    '备注：少放辣',
    '共 3 件 · 接单 小王',
    '打印 11月20日 周五 12:00',
    '<qr>',
    '<feed>',
    '<cut>',
  ]);
});

test('the customer’s slip adds up, with the store and where it goes', (t) => {
  const address = { contact: '张女士', phone: '13800138000', place: '绿地中心', door: '1203', latE6: 0, lngE6: 0 };
  const lines = paper('customer', { mode: 'delivery', address });
  for (const text of [
    '红谷滩店',
    '商品                     ￥99.90',
    '优惠                     -￥6.00',
    '实付                     ￥93.90',
    '张女士 13800138000',
    '绿地中心 1203',
  ])
    t.true(lines.includes(text), `${text}\n${lines.join('\n')}`);
  t.true(lines.includes('￥19.90'));
});

test('what was printed before says so, first of all', (t) => {
  t.is(paper('kitchen', {}, true)[1], '补打');
  t.false(paper('kitchen').includes('补打'));
});

test('what is over stays over', (t) => {
  for (const state of ['printed', 'cancelled'] as const) t.deepEqual(printMachine.table[state], {});
  t.deepEqual(
    printStates.filter((state) => printMachine.can(state, 'take')),
    ['waiting', 'taken', 'failed'],
  );
});
