import test from 'ava';
import type { BillRow } from '../../../gateways/wechat-pay.ts';
import { aCustomer, anOrder, aProduct, aStore, pay, pieces } from '../../../../test/build.ts';
import { startHarness } from '../../../../test/harness.ts';
import { aCounter, aPhone, charge, payCash, stop, wait } from '../charge/counter-for-tests.ts';
import { billDue } from './check-bill.ts';
import { compareBill, wechatBill, type Ours } from './compare-bill.ts';

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
const none: Ours = { payments: [], refunds: [], reversed: [] };
const differences = (rows: readonly BillRow[], ours: Ours) => compareBill(wechatBill(rows), ours);

test('a bill that says what we say has no differences', (t) => {
  const refund = row({ tradeState: 'REFUND', outRefundNo: 'R', refundAsked: 40 });
  t.deepEqual(differences([row({}), refund], { ...none, payments: paid, refunds: [{ number: 'R', amount: 40 }] }), []);
});

test('what is only there, only here, or of another amount is a difference each', (t) => {
  t.regex(differences([row({})], none)[0]!.text, /本系统没有/);
  t.regex(differences([], { ...none, payments: paid })[0]!.text, /微信账单没有/);
  t.regex(differences([row({ total: 99 })], { ...none, payments: paid })[0]!.text, /¥0\.99，本系统 ¥1\.00/);
  t.is(differences([row({ tradeState: 'REFUND', outRefundNo: 'R', refundAsked: 40 })], none).length, 1);
});

test('a charge that was taken back is in the bill twice, on the same day or over midnight, and that is no difference', (t) => {
  const revoked = row({ tradeState: 'REVOKED', total: 0, refundAsked: 100 });
  const back = (isThatDay: boolean): Ours => ({ ...none, reversed: [{ number: 'A', amount: 100, isThatDay }] });
  t.deepEqual(differences([row({}), revoked], back(true)), []);
  t.deepEqual(differences([row({})], back(false)), []);
  t.deepEqual(differences([revoked], back(true)), []);
  t.deepEqual(differences([], back(true)), [], 'it was never paid');
});

test('what only one of both has taken back is a difference', (t) => {
  const revoked = row({ tradeState: 'REVOKED', total: 0, refundAsked: 100 });
  const [kept] = differences([row({})], { ...none, reversed: [{ number: 'A', amount: 100, isThatDay: true }] });
  t.is(kept?.text, '微信账单有付款 A ¥1.00，本系统记的是已撤销');
  const gone = differences([row({}), revoked], { ...none, payments: paid });
  t.deepEqual(
    gone.map(({ text }) => text),
    ['微信账单撤销了付款 A ¥1.00，本系统没有撤销'],
  );
});

test('a day at the counter agrees with its bill: codes that paid, codes that were taken back, and cash', async (t) => {
  const house = await startHarness({ realTime: true });
  t.teardown(house.stop);
  const { control } = house.sandbox;
  house.clock.now = new Date('2026-11-20T04:00:00.000Z');
  const { clerk, aSale } = await aCounter(house);
  await charge(clerk, await aSale(), (await aPhone(house)).code());
  control.misbehave({ charge: 'unknown-charged' });
  const lost = await aSale();
  await charge(clerk, lost, (await aPhone(house)).code());
  control.calm();
  await stop(clerk, lost);
  await wait(house, 20);
  await payCash(house, lost);
  house.clock.advance(24 * 3_600_000);
  await house.transact(async (ctx) => ctx.emit(billDue({ payeeId: house.payees[0]!.id, day: '2026-11-20' })));
  await house.deliver();
  t.like(await house.reads.one('SELECT rows_seen, differences FROM bill_check'), { rows_seen: 3, differences: 0 });
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
  const listed = await house.reads.all<{ text: string }>(`SELECT text FROM attention WHERE kind = 'bill-difference'`);
  t.is(listed.length, 1);
  t.regex(listed[0]!.text, /¥20\.00，本系统没有/);
  t.like(await house.reads.one('SELECT rows_seen, differences FROM bill_check'), { rows_seen: 2, differences: 1 });
});
