import test from 'ava';
import iconv from 'iconv-lite';
import { zipOf } from '../../sandbox/alipay/zip.ts';
import { alipayBillColumns, openAlipayBill, readAlipayBill } from './alipay-bill.ts';
import { zipEntries } from './zip-file.ts';

const gbk = (text: string): Buffer => iconv.encode(text, 'gbk');
const row = (kind: string, amount: string, { number = 'T000001', request = '', name = '卤味' } = {}): string =>
  `2026112022001\t,${number}\t,${kind},${name},2026-11-20 12:30:01,2026-11-20 12:30:05,S001,,,,138****0000,${amount},${amount},0.00,0.00,0.00,0.00,0.00,,0.00,0.00,${request},0.00,0.00,`;
const aBill = (rows: readonly string[], [paid, back] = [1, 0]): string =>
  [
    '#支付宝业务明细查询',
    '#账号：[20880000000004010156]',
    '#----业务明细列表----',
    alipayBillColumns,
    ...rows,
    '#----业务明细列表结束----',
    `#交易合计：${paid}笔，商家实收共38.60元，商家优惠共0.00元`,
    `#退款合计：${back}笔，商家实收退款共-0.00元，商家优惠退款共0.00元`,
    '#导出时间：[2026年11月21日 08:30:00]',
    '',
  ].join('\r\n');

test('支付宝账单：交易和退款各一行，元变成分，退款不带负号，撤销没有请求号', (t) => {
  const text = aBill(
    [row('交易', '38.60'), row('退款', '-8.60', { request: 'R1\t' }), row('退款', '-38.60'), row('交易', '0.01', { name: '鸭脖,鸭翅' })],
    [2, 2],
  );
  t.deepEqual(readAlipayBill(text), [
    { kind: 'payment', outTradeNo: 'T000001', outRequestNo: null, amount: 3_860 },
    { kind: 'refund', outTradeNo: 'T000001', outRequestNo: 'R1', amount: 860 },
    { kind: 'refund', outTradeNo: 'T000001', outRequestNo: null, amount: 3_860 },
    { kind: 'payment', outTradeNo: 'T000001', outRequestNo: null, amount: 1 },
  ]);
  t.deepEqual(readAlipayBill(aBill([], [0, 0])), []);
});

const broken: readonly [string, string][] = [
  ['少了行', aBill([row('交易', '38.60')], [2, 0])],
  ['少了退款', aBill([row('交易', '38.60')], [1, 1])],
  ['没有合计', aBill([row('交易', '38.60')]).replace(/#交易合计.*/s, '')],
  ['列不一样', aBill([row('交易', '38.60')]).replace('商户订单号', '订单号')],
  ['没有表头', '#支付宝业务明细查询\r\n'],
  ['金额读不懂', aBill([row('交易', '38.6.0')])],
  ['金额是科学计数', aBill([row('交易', '3e2')])],
  ['交易是负数', aBill([row('交易', '-38.60')])],
  ['业务类型没见过', aBill([row('转账', '38.60')])],
  ['没有商户订单号', aBill([row('交易', '38.60', { number: '' })])],
  ['少了列', aBill([row('交易', '38.60').split(',').slice(0, 20).join(',')])],
];
for (const [title, text] of broken) test(`支付宝账单不收：${title}`, (t) => t.throws(() => readAlipayBill(text), { name: 'Error' }));

test('压缩包里认得出明细，GBK 变成字；截短的、改过的、没有明细的不收', (t) => {
  const details = { name: gbk('2088_20261120_业务明细.csv'), bytes: gbk(aBill([row('交易', '38.60')])) };
  const summary = { name: gbk('2088_20261120_业务明细(汇总).csv'), bytes: gbk('汇总') };
  const zip = zipOf([summary, details]);
  t.is(readAlipayBill(openAlipayBill(zip)).length, 1);
  t.throws(() => openAlipayBill(zip.subarray(0, 200)), { message: /unzipped/ });
  t.throws(() => openAlipayBill(Buffer.from('<html>')), { message: /unzipped/ });
  t.throws(() => openAlipayBill(Buffer.alloc(0)), { message: /unzipped/ });
  t.throws(() => openAlipayBill(zipOf([summary])), { message: /no details/ });
  const changed = Buffer.from(zip);
  changed[zip.indexOf(details.name) + details.name.length + 9]! ^= 0xff;
  t.throws(() => openAlipayBill(changed), { message: /unzipped/ });
  t.throws(() => zipEntries(zip, 10).map(({ read }) => read()), { message: /cannot be read/ });
});
