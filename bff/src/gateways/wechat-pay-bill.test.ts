import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { billColumns, openBill, readBill, yuanToFen } from './wechat-pay-bill.ts';

const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex');
const summary = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const row =
  '`2026-11-20 12:30:01,`wx1,`1900000101,`0,`,`4200001,`T000001,`o1,`JSAPI,`SUCCESS,`OTHERS,`CNY,`38.60,`0.00,`0,`0,`0.00,`0.00,`,`,`卤味, 半斤,`,`0.23160,`0.60%,`38.60,`0.00,`';
const aBill = (rows: string[], count = rows.length): string =>
  `\uFEFF${billColumns}\r\n${rows.map((one) => `${one}\r\n`).join('')}${summary}\r\n\`${count},\`38.60,\`0.00,\`0.00,\`0.23,\`38.60,\`0.00\r\n`;

test('账单的一行：反引号去掉，元变成分，时间是上海的', (t) => {
  const [read, ...more] = readBill(aBill([row]));
  t.is(more.length, 0);
  t.like(read, {
    outTradeNo: 'T000001',
    total: 3860,
    settlementTotal: 3860,
    refund: 0,
    refundId: null,
    subMchid: null,
    description: '卤味, 半斤',
    fee: 23,
  });
  t.is(read!.at.toISOString(), '2026-11-20T04:30:01.000Z');
});

test('行数和汇总不一样、列不一样、金额读不懂的账单不收', (t) => {
  t.throws(() => readBill(aBill([row], 2)), { message: /summary/ });
  t.throws(() => readBill(aBill([row]).replace('交易时间', '时间')), { message: /columns/ });
  t.throws(() => readBill(aBill([row.replace('`38.60', '`38.6.0')])), { message: /amount/ });
  t.throws(() => readBill(`${billColumns}\r\n${row}`), { message: /summary/ });
});

test('压缩与否都打得开，SHA1 不对或者截短的不收', (t) => {
  const plain = Buffer.from(aBill([row]));
  t.is(openBill(plain, sha1(plain)), plain.toString('utf8'));
  t.is(openBill(gzipSync(plain), sha1(plain).toUpperCase()), plain.toString('utf8'));
  t.throws(() => openBill(plain, sha1(Buffer.from('other'))), { message: /SHA1/ });
  t.throws(() => openBill(gzipSync(plain).subarray(0, 60), sha1(plain)), { message: /unzipped/ });
});

const inFen = test.macro({
  exec: (t, text: string, fen: number) => t.is(yuanToFen(text), fen),
  title: (_, text: string, fen: number) => `${text} 元是 ${fen} 分`,
});
test(inFen, '0.00', 0);
test(inFen, '0.01', 1);
test(inFen, '0.29', 29);
test(inFen, '1.15', 115);
test(inFen, '38.6', 3860);
test(inFen, '10', 1000);
test(inFen, '-8.20', -820);
test(inFen, '9999999.99', 999_999_999);
test(inFen, '0.29000', 29);

test('有零头的、不是数的元读不成分', (t) => {
  for (const text of ['', '1,000.00', '0.001', '1e3', ' 1', '一', '.5']) t.throws(() => yuanToFen(text), undefined, text);
});
