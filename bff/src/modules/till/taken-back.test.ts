import test from 'ava';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import * as charges from '@mendian/shared/payment/charge.contract.ts';
import * as contract from '@mendian/shared/till/till-charge.contract.ts';
import { quoteSale } from '@mendian/shared/till/till.contract.ts';
import { aClerk, aCustomer, aProduct } from '../../../test/build.ts';
import { aCoupon } from '../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { aCounter, aPhone, charge, chargesOf, isPaid, paymentOf, wait } from '../payment/charge/counter-for-tests.ts';
import { aTill, pieces, shownAt } from './till-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
const { control } = house.sandbox;
test.beforeEach(() => control.calm());
test.afterEach.always('the patrol finds nothing', async (t) => {
  control.calm();
  await wait(house, 360);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

type Counter = Awaited<ReturnType<typeof aCounter>>;
const giveUp = ({ clerk }: Counter, orderId: string) => clerk.call(contract.giveUpSale, { orderId });
const takenBack = async ({ clerk }: Counter) =>
  (await clerk.call(contract.listTakenBack, {})).items.map(({ state, text }) => `${state} ${text}`);
const orderOf = (orderId: string) =>
  house.reads.one<{ state: string; paid_at: Date | null; refunded: number }>('SELECT * FROM orders WHERE id = ?', [orderId]);

/** A sale whose customer is asked for the password. */
const asked = async (counter: Counter, purse: 'wechat' | 'alipay' = 'wechat') => {
  const [orderId, phone] = [await counter.aSale(), await aPhone(house)];
  control.wantPassword(phone.openid, true);
  await charge(counter.clerk, orderId, phone.code(purse));
  return { orderId, phone };
};

test.serial('given up while the customer types the password, the sale is over at once and the code is taken back behind it', async (t) => {
  const counter = await aCounter(house);
  const { orderId } = await asked(counter);
  const answer = await giveUp(counter, orderId);
  t.like(answer, {
    paid: false,
    takenBack: { state: 'reversing', seconds: 45, text: '微信收款 ¥18.50 正在撤销，约 45 秒，可以接着收下一单' },
  });
  t.deepEqual(await giveUp(counter, orderId), answer, 'twice is once');
  t.like(await orderOf(orderId), { state: 'cancelled', paid_at: null });
  t.like(await paymentOf(house, orderId), { state: 'closing' });
  await refused(t, charge(counter.clerk, orderId, (await aPhone(house)).code()), 'payment/under-way');
  await refused(t, counter.clerk.call(contract.takeCash, { orderId, tendered: 5_000 }), 'payment/not-payable');

  const next = await counter.aSale();
  t.is((await charge(counter.clerk, next, (await aPhone(house)).code())).state, 'paid', 'the next customer is served meanwhile');
  await wait(house, 90);
  t.deepEqual(await chargesOf(house, orderId), ['reversed']);
  t.like(await paymentOf(house, orderId), { state: 'closed' });
  t.deepEqual(await takenBack(counter), ['reversed 微信收款 ¥18.50 已撤销，没有收钱']);
  await wait(house, 200);
  t.deepEqual(await takenBack(counter), [], 'after three minutes the till says no more of it');
});

test.serial('confirmed on the phone after it was given up, it is taken back all the same and is no sale', async (t) => {
  const counter = await aCounter(house);
  const { orderId, phone } = await asked(counter);
  await giveUp(counter, orderId);
  phone.confirm();
  await wait(house, 90);
  t.deepEqual(await chargesOf(house, orderId), ['reversed']);
  t.like(await orderOf(orderId), { state: 'cancelled', paid_at: null });
  t.deepEqual(await house.reads.all('SELECT id FROM refund WHERE order_id = ?', [orderId]), []);
});

test.serial('what was paid and cannot be taken back goes back as a refund, and both the clerk and head office are told', async (t) => {
  for (const [purse, name] of [
    ['wechat', '微信'],
    ['alipay', '支付宝'],
  ] as const) {
    const counter = await aCounter(house);
    const { orderId, phone } = await asked(counter, purse);
    phone.confirm();
    control.misbehave({ reverse: 'fails' });
    t.like(await giveUp(counter, orderId), { paid: false, takenBack: { state: 'reversing' } });
    await wait(house, 320);
    t.deepEqual(await chargesOf(house, orderId), ['paid']);
    t.deepEqual(await takenBack(counter), [`refunded ${name}收款 ¥18.50 撤销前顾客已付款，正在原路退回，请不要交货`]);
    t.like(await orderOf(orderId), { state: 'cancelled', refunded: 1_850 });
    control.calm();
    await house.sandbox.control.quiet();
    await house.deliver();
    t.like(await house.reads.one('SELECT state, amount FROM refund WHERE order_id = ?', [orderId]), { state: 'succeeded', amount: 1_850 });
    t.like(await house.reads.one(`SELECT kind FROM attention WHERE subject = ? AND kind = 'paid-late'`, [orderId]), { kind: 'paid-late' });
  }
});

test.serial('Alipay takes it back at once, and nothing is left to wait for', async (t) => {
  const counter = await aCounter(house);
  const { orderId, phone } = await asked(counter, 'alipay');
  t.deepEqual(await giveUp(counter, orderId), { paid: false, takenBack: null });
  t.like(await paymentOf(house, orderId), { state: 'closed' });
  t.is(phone.confirm().state, 'failed', 'there is no payment on the phone any more');
});

test.serial('paid before it was given up, it is a sale', async (t) => {
  const counter = await aCounter(house);
  const { orderId, phone } = await asked(counter);
  phone.confirm();
  await wait(house, 5);
  t.deepEqual(await giveUp(counter, orderId), { paid: true, takenBack: null });
  await isPaid(t, house, orderId);
});

test.serial('given up and stopped and asked about at the same moment, it ends one way', async (t) => {
  const counter = await aCounter(house);
  for (let round = 0; round < 6; round += 1) {
    const { orderId, phone } = await asked(counter);
    phone.confirm();
    house.clock.advance(5_000);
    await Promise.allSettled([
      giveUp(counter, orderId),
      giveUp(counter, orderId),
      counter.clerk.call(charges.stopCharge, { orderId }),
      house.deliver(),
    ]);
    await wait(house, 60);
    const [state] = await chargesOf(house, orderId);
    t.is((await orderOf(orderId))!.state, state === 'paid' ? 'completed' : 'cancelled');
    t.is((await paymentOf(house, orderId))!.state, state === 'paid' ? 'paid' : 'closed');
  }
});

test.serial('the server dies after it was given up: the clock takes it back', async (t) => {
  const counter = await aCounter(house);
  const { orderId } = await asked(counter);
  control.misbehave({ down: true });
  t.like(await giveUp(counter, orderId), { takenBack: { state: 'reversing' } });
  control.calm();
  await wait(house, 90);
  t.deepEqual(await chargesOf(house, orderId), ['reversed']);
  t.like(await paymentOf(house, orderId), { state: 'closed' });
});

test.serial('the coupon is free for the next sale while the code is still being taken back; another till is told nothing', async (t) => {
  const { store, clerk } = await aTill(house);
  const [customer, product, phone] = [await aCustomer(house), await aProduct(house, store, { price: 1_850 }), await aPhone(house)];
  const { id: couponId } = await aCoupon(house, customer, { benefit: { kind: 'instant', off: 300 } });
  const { guestId } = await shownAt(clerk, customer);
  const ask = { lines: [pieces(product)], guestId, couponIds: [couponId] };
  const { payable } = await clerk.call(quoteSale, ask);
  const { orderId } = await clerk.call(contract.openSale, { ...ask, expectedPayable: payable });
  control.wantPassword(phone.openid, true);
  await charge(clerk, orderId, phone.code());
  await clerk.call(contract.giveUpSale, { orderId });
  t.is((await customer.call(getMyCoupon, { couponId })).tab, 'usable');
  t.is((await clerk.call(quoteSale, ask)).payable, payable);
  const beside = await aClerk(house, store);
  t.deepEqual((await beside.call(contract.listTakenBack, {})).items, []);
  t.is((await clerk.call(contract.listTakenBack, {})).items[0]?.orderId, orderId);
});
