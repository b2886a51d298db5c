import test from 'ava';
import type { SaleViewData } from '../till/till.contract.ts';
import type { ShiftViewData } from '../till/till-shift.contract.ts';
import { layOut } from './layout.ts';
import { receiptTicket } from './receipt.ts';
import { shiftTicket } from './shift-report.ts';
import type { Ticket } from './ticket.ts';

const store = { name: '红谷滩店', phone: '0791-1', address: '绿茵路 1 号' };
const paper = (ticket: Ticket): string[] => layOut(ticket, 58).map((block) => (block.kind === 'line' ? block.text : `<${block.kind}>`));

const line = {
  ...{ no: 1, skuId: 's', name: '招牌鸭脖', skuName: '', price: 3_980, pieces: 1, grams: 250, amount: 2_190, paid: 2_190 },
  ...{ refunded: 0, returned: 0, choices: [{ name: '特辣', surcharge: 0 }, { name: '真空包装', surcharge: 200 }] }, // prettier-ignore
};
const sale: SaleViewData = {
  ...{
    orderId: 'order-1',
    number: '261120-0012',
    at: '2026-11-20T04:00:00.000Z',
    clerk: '小王',
    member: { name: '', phone: '' },
    printedNumber: null,
  },
  lines: [line, { ...line, no: 2, name: '可乐', price: 350, pieces: 2, grams: null, amount: 700, paid: 700, choices: [] }],
  ...{ goods: 2_890, discounts: [{ name: '抹零', amount: 10 }], payable: 2_880, refunded: 0, method: 'cash', tendered: 5_000 },
  ...{ change: 2_120, printed: false, notReturnable: null },
};

test('a receipt says what was chosen of each line, how the total came about, and where the sale is found again', (t) => {
  t.deepEqual(paper(receiptTicket({ sale, store, again: false })), [
    '红谷滩店',
    '单号 261120-0012',
    '11月20日 周五 12:00 · 小王',
    '-'.repeat(32),
    '招牌鸭脖                 ￥21.90',
    '  特辣 · 真空包装 +￥2.00',
    '  ￥39.80/斤 × 250g',
    '可乐                      ￥7.00',
    '  ￥3.50/份 × 2',
    '-'.repeat(32),
    '商品                     ￥28.90',
    '抹零                     -￥0.10',
    '应收                     ￥28.80',
    '现金                     ￥50.00',
    '找零                     ￥21.20',
    '-'.repeat(32),
    '绿茵路 1 号',
    '0791-1',
    '<qr>',
    '退换货请出示此小票，谢谢光临',
    '<feed>',
    '<cut>',
  ]);
});

test('what was given back since, and who bought it, are on it; once more says so', (t) => {
  const member = { name: '张**', phone: '138****0000' };
  const lines = paper(
    receiptTicket({ sale: { ...sale, refunded: 700, method: 'codepay', tendered: null, change: 0, member }, store, again: true }),
  );
  t.is(lines[1], '补打');
  for (const text of ['已退                      ￥7.00', '会员 张** 138****0000']) t.true(lines.includes(text), lines.join('\n'));
  t.false(lines.some((text) => text.startsWith('找零')));
});

const shift: ShiftViewData = {
  ...{
    id: 'shift-1',
    terminalName: '前台',
    openedBy: '小王',
    openedAt: '2026-11-20T01:00:00.000Z',
    openingCash: 20_000,
    sales: 2,
    returns: 1,
  },
  byMethod: [
    { method: 'cash', sales: 3_000, returns: 350 },
    { method: 'codepay', sales: 1_200, returns: 0 },
  ],
  cashMoves: [{ id: 'm', way: 'out', amount: 5_000, reason: '上缴营业款', clerk: '小王', at: '2026-11-20T02:00:00.000Z' }],
  expected: 17_650,
  closed: {
    ...{
      by: '小李',
      at: '2026-11-20T13:00:00.000Z',
      counted: 17_600,
      difference: -50,
      reason: '找错零',
      forced: false,
      printed: false,
      late: { sales: 0, amount: 0 },
    },
  },
};
const report = (closed: Partial<NonNullable<ShiftViewData['closed']>> = {}) =>
  paper(shiftTicket({ shift: { ...shift, closed: { ...shift.closed!, ...closed } }, store, again: false }));

test('a shift’s report has its figures by method, what moved in the drawer, and by how much the count is off', (t) => {
  t.deepEqual(report(), [
    '红谷滩店',
    '交班单',
    '前台',
    '开班 11月20日 周五 09:00 · 小王',
    '交班 11月20日 周五 21:00 · 小李',
    '-'.repeat(32),
    '收银                        2 笔',
    '退货                        1 笔',
    '现金                     ￥30.00',
    '现金退货                 -￥3.50',
    '微信付款码               ￥12.00',
    '-'.repeat(32),
    '备用金                  ￥200.00',
    '取出 · 上缴营业款      -￥50.00',
    '钱箱应有                ￥176.50',
    '点到                    ￥176.00',
    '差额 少 ￥0.50',
    '原因：找错零',
    '<feed>',
    '<cut>',
  ]);
});

test('a count that agrees says so, and a shift that nobody counted', (t) => {
  t.true(report({ counted: 17_650, difference: 0, reason: '' }).includes('差额                        没有'));
  const forced = report({ counted: null, difference: null, reason: '终端坏了', forced: true });
  t.deepEqual(forced.slice(-4, -2), ['强制交班，没有点钱箱', '原因：终端坏了']);
  t.true(report({ late: { sales: 2, amount: 3_980 } }).includes('交班后补到断网 2 笔      ￥39.80'));
});
