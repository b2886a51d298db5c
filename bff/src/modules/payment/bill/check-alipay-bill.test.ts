import test from 'ava';
import type { AlipayBillRow } from '../../../gateways/alipay.ts';
import { returnSale } from '@mendian/shared/till/till-return.contract.ts';
import { startHarness } from '../../../../test/harness.ts';
import { aCounter, aPhone, charge, stop, wait } from '../charge/counter-for-tests.ts';
import { alipayBillDue } from './check-alipay-bill.ts';
import { billSchedule } from './check-bill.ts';
import { alipayBill, compareBill, type Ours } from './compare-bill.ts';

const row = (given: Partial<AlipayBillRow> = {}): AlipayBillRow => ({
  ...{ kind: 'payment', outTradeNo: 'A', outRequestNo: null, amount: 100 },
  ...given,
});
const none: Ours = { payments: [], refunds: [], reversed: [] };
const texts = (rows: readonly AlipayBillRow[], ours: Ours) => compareBill(alipayBill(rows, ours), ours).map(({ text }) => text);

test('what is only there, only here, or of another amount is a difference each, of Alipay’s bill', (t) => {
  const ours: Ours = { ...none, payments: [{ number: 'A', amount: 100 }], refunds: [{ number: 'R', amount: 40 }] };
  const refund = row({ kind: 'refund', outRequestNo: 'R', amount: 40 });
  t.deepEqual(texts([row(), refund], ours), []);
  t.deepEqual(texts([row(), refund], none), ['支付宝账单有付款 A ¥1.00，本系统没有', '支付宝账单有退款 R ¥0.40，本系统没有']);
  t.deepEqual(texts([], ours), ['本系统有付款 A ¥1.00，支付宝账单没有', '本系统有退款 R ¥0.40，支付宝账单没有']);
  t.deepEqual(texts([row({ amount: 99 }), refund], ours), ['付款 A 支付宝账单 ¥0.99，本系统 ¥1.00']);
});

test('what was cancelled stands there as a refund, with a number of Alipay’s or none, and that is no difference', (t) => {
  const back = (isThatDay: boolean): Ours => ({ ...none, reversed: [{ number: 'A', amount: 100, isThatDay }] });
  for (const outRequestNo of [null, 'A', 'whatever'])
    t.deepEqual(texts([row(), row({ kind: 'refund', outRequestNo })], back(true)), [], String(outRequestNo));
  t.deepEqual(texts([row()], back(false)), [], 'taken back after midnight');
  t.deepEqual(texts([row({ kind: 'refund' })], back(true)), [], 'paid before midnight');
  t.deepEqual(texts([], back(true)), [], 'never paid');
  t.deepEqual(texts([row()], back(true)), ['支付宝账单有付款 A ¥1.00，本系统记的是已撤销']);
  t.deepEqual(texts([row(), row({ kind: 'refund' })], { ...none, payments: [{ number: 'A', amount: 100 }] }), [
    '支付宝账单撤销了付款 A ¥1.00，本系统没有撤销',
  ]);
});

/** A day at three counters of three payees: paid, partly given back, taken back after it was paid. */
const aDay = async () => {
  const house = await startHarness({ realTime: true });
  house.clock.now = new Date('2026-11-20T04:00:00.000Z');
  const { control } = house.sandbox;
  const sold: string[] = [];
  for (const payee of [0, 2, 3]) {
    const { clerk, aSale } = await aCounter(house, { payee });
    const [kept, returned, lost] = [await aSale(), await aSale(), await aSale()];
    for (const orderId of [kept, returned]) await charge(clerk, orderId, (await aPhone(house)).code('alipay'));
    const back = { orderId: returned, lines: [{ no: 1, quantity: 1 }], reason: '买错了', expectedAmount: 1_850 };
    await clerk.call(returnSale, { ...back, way: 'original' });
    control.misbehave({ charge: 'unknown-charged' });
    await charge(clerk, lost, (await aPhone(house)).code('alipay'));
    control.calm();
    await stop(clerk, lost);
    await wait(house, 5);
    sold.push(kept);
  }
  return { house, sold };
};
const listed = 'SELECT text FROM attention WHERE kind = ?';

test('every morning each account’s bill is compared with what was paid into it, and agrees', async (t) => {
  const { house } = await aDay();
  t.teardown(house.stop);
  house.clock.now = new Date('2026-11-21T02:30:00.000Z');
  await house.transact(async (ctx) => ctx.emit(billSchedule.event({})));
  await house.deliver();
  t.deepEqual(await house.reads.all(listed, ['bill-difference']), []);
  t.deepEqual(await house.reads.all('SELECT day, rows_seen, differences FROM alipay_bill_check'), [
    { day: '2026-11-20', rows_seen: 5, differences: 0 },
    { day: '2026-11-20', rows_seen: 5, differences: 0 },
    { day: '2026-11-20', rows_seen: 5, differences: 0 },
  ]);
});

test('what differs waits for a person, once, with the account to look at; a bill that is late is asked for again', async (t) => {
  const { house, sold } = await aDay();
  t.teardown(house.stop);
  const { pid } = house.payees[2]!.seller!;
  const due = () => house.transact(async (ctx) => ctx.emit(alipayBillDue({ accountId: pid, day: '2026-11-20', tries: 0 })));
  await house.transact(({ sql }) => sql.run('UPDATE payment SET amount = 1700 WHERE order_id = ?', [sold[1]!]));
  house.clock.now = new Date('2026-11-21T00:00:00.000Z');
  await due();
  await house.deliver();
  t.is(await house.reads.one('SELECT day FROM alipay_bill_check'), null, 'at eight it is not there, which is no difference');
  house.clock.now = new Date('2026-11-21T01:30:00.000Z');
  await house.deliver();
  const differences = await house.reads.all<{ text: string }>(listed, ['bill-difference']);
  t.is(differences.length, 1);
  t.regex(
    differences[0]!.text,
    new RegExp(`^2026-11-20 付款 .+ 支付宝账单 ¥18.50，本系统 ¥17.00。请到支付宝商家平台（.+ ${pid}）核对这一笔`),
  );
  await due();
  await house.deliver();
  t.is((await house.reads.all(listed, ['bill-difference'])).length, 1, 'twice is once');
});

test('a day without trade has no bill; one that never comes is listed in the evening', async (t) => {
  const { house } = await aDay();
  t.teardown(house.stop);
  const due = (day: string, tries: number) => house.transact(async (ctx) => ctx.emit(alipayBillDue({ accountId: 'own', day, tries })));
  house.clock.now = new Date('2026-11-21T00:30:00.000Z');
  await due('2026-11-19', 0);
  await house.deliver();
  t.like(await house.reads.one('SELECT * FROM alipay_bill_check'), { day: '2026-11-19', rows_seen: 0, differences: 0 });
  await due('2026-11-20', 8);
  await house.deliver();
  t.like(await house.reads.one(`SELECT * FROM alipay_bill_check WHERE day = '2026-11-20'`), { rows_seen: 0, differences: 3 });
});

test('Alipay away in the morning, or a bill that somebody changed, is asked for again', async (t) => {
  const { house } = await aDay();
  t.teardown(house.stop);
  const { control } = house.sandbox;
  house.clock.now = new Date('2026-11-21T02:30:00.000Z');
  await house.transact(async (ctx) => ctx.emit(alipayBillDue({ accountId: 'own', day: '2026-11-20', tries: 0 })));
  for (const mood of [{ down: true }, { down: false, forgeAnswers: true }]) {
    control.misbehave(mood);
    await house.deliver();
    t.is(await house.reads.one('SELECT day FROM alipay_bill_check'), null);
    house.clock.advance(3_600_000);
  }
  control.calm();
  await house.deliver();
  t.like(await house.reads.one('SELECT * FROM alipay_bill_check'), { rows_seen: 5, differences: 0 });
});
