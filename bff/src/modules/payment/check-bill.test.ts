import test from 'ava';
import type { BillRow } from '../../gateways/wechat-pay.ts';
import { aCustomer, anOrder, aProduct, aStore, pay, pieces } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { billDue, compareBill } from './check-bill.ts';

const row = (given: Partial<BillRow>): BillRow => ({
  at: new Date(0),
  appid: '',
  mchid: '',
  subMchid: null,
  transactionId: '',
  outTradeNo: 'A',
  openid: '',
  tradeState: 'SUCCESS',
  bankType: '',
  settlementTotal: 0,
  refundId: null,
  outRefundNo: null,
  refund: 0,
  refundStatus: null,
  description: '',
  fee: 0,
  total: 100,
  refundAsked: 0,
  ...given,
});
const paid = [{ number: 'A', amount: 100 }];

test('a bill that says what we say has no differences', (t) => {
  const refund = row({ tradeState: 'REFUND', outRefundNo: 'R', refundAsked: 40 });
  t.deepEqual(compareBill([row({}), refund], { payments: paid, refunds: [{ number: 'R', amount: 40 }] }), []);
});

test('what is only there, only here, or of another amount is a difference each', (t) => {
  t.regex(compareBill([row({})], { payments: [], refunds: [] })[0]!.text, /本系统没有/);
  t.regex(compareBill([], { payments: paid, refunds: [] })[0]!.text, /微信账单没有/);
  t.regex(compareBill([row({ total: 99 })], { payments: paid, refunds: [] })[0]!.text, /¥0\.99，本系统 ¥1\.00/);
  t.is(compareBill([row({ tradeState: 'REFUND', outRefundNo: 'R', refundAsked: 40 })], { payments: [], refunds: [] }).length, 1);
});

test('yesterday’s bill is fetched and compared, and what differs waits for a person', async (t) => {
  const house = await startHarness();
  t.teardown(house.stop);
  const store = await aStore(house);
  const product = await aProduct(house, store);
  const customer = await aCustomer(house);
  const [kept, lost] = [
    await anOrder(customer, store, { lines: [pieces(product)] }),
    await anOrder(customer, store, { lines: [pieces(product, 2)] }),
  ];
  for (const { id } of [kept, lost]) await pay(house, customer, id);
  await house.transact(({ sql }) =>
    sql.run(`UPDATE payment SET paid_at = ? WHERE order_id = ?`, [new Date('2026-11-01T00:00:00.000Z'), lost.id]),
  );

  house.clock.advance(24 * 3_600_000);
  await house.transact(async (ctx) => ctx.emit(billDue({ payeeId: house.payees[0]!.id, day: '2026-11-20' })));
  await house.deliver();
  const differences = await house.reads.all<{ text: string }>(`SELECT text FROM attention WHERE kind = 'bill-difference'`);
  t.is(differences.length, 1);
  t.regex(differences[0]!.text, /¥20\.00，本系统没有/);
  t.like(await house.reads.one('SELECT rows_seen, differences FROM bill_check'), { rows_seen: 2, differences: 1 });
});
