import test from 'ava';
import { refused, startHarness } from '../../../../test/harness.ts';
import { feedOrder } from '../../order/index.ts';
import { findFaults } from '../../patrol/find-faults.ts';
import { aCounter, aPhone, charge, chargesOf, isPaid, look, payCash, paymentOf, stop, wait } from './counter-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
const { control } = house.sandbox;
test.afterEach.always(() => control.calm());
const calls = (name: string): number => control.calls()[`POST /v3/pay/transactions/${name}`] ?? 0;

test.serial('A payment code that needs no password pays at once, and the order knows it by the charge’s number', async (t) => {
  const { clerk, other, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  t.like(await look(clerk, orderId), { state: 'pending', charge: null, can: { charge: true, stop: false, cash: true } });
  const shown = await charge(clerk, orderId, phone.code().replace(/(\d{4})/g, '$1 '));
  t.like(shown, { state: 'paid', method: 'codepay', can: { charge: false, stop: false, cash: false } });
  t.like(shown.charge, { state: 'paid', text: '微信收款成功' });
  t.deepEqual(await look(other, orderId), shown);
  await isPaid(t, house, orderId);
  t.is((await paymentOf(house, orderId))?.out_trade_no, shown.charge?.chargeId);
  await refused(t, charge(clerk, orderId, phone.code()), 'payment/not-payable');
  await refused(t, payCash(house, orderId), 'payment/not-payable');
});

test.serial('The store’s payee receives it, a sub-merchant too', async (t) => {
  const { clerk, aSale } = await aCounter(house, { payee: 2 });
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  t.is((await charge(clerk, orderId, phone.code())).state, 'paid');
  const payee = house.payees[2]!;
  t.like(await house.running.parts.wechatPay.query(payee, (await paymentOf(house, orderId))!.out_trade_no), {
    tradeState: 'SUCCESS',
    subMchid: payee.subMchid,
    total: 1_850,
  });
});

test.serial('A customer who has to type a password is waited for, and nobody else can take the money meanwhile', async (t) => {
  const { clerk, other, aSale } = await aCounter(house);
  const [orderId, phone, friend] = [await aSale(), await aPhone(house), await aPhone(house)];
  control.wantPassword(phone.openid, true);
  const asking = await charge(clerk, orderId, phone.code());
  t.like(asking, { state: 'pending', can: { charge: false, stop: true, cash: false } });
  t.like(asking.charge, { state: 'asking', text: '请顾客在手机上输入密码，确认付款' });
  await refused(t, charge(other, orderId, friend.code()), 'payment/under-way');
  await refused(t, payCash(house, orderId), 'payment/under-way');
  await wait(house, 5);
  t.is((await look(clerk, orderId)).charge?.state, 'asking');
  phone.confirm();
  await wait(house, 5);
  t.like(await look(clerk, orderId), { state: 'paid' });
  await isPaid(t, house, orderId);
});

test.serial('Who declines on the phone paid nothing, and another code may', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone, friend] = [await aSale(), await aPhone(house), await aPhone(house)];
  control.wantPassword(phone.openid, true);
  await charge(clerk, orderId, phone.code());
  phone.decline();
  await wait(house, 5);
  const shown = await look(clerk, orderId);
  t.like(shown, { state: 'pending', can: { charge: true, stop: false, cash: true } });
  t.is(shown.charge?.text, '顾客没有完成付款，请重新扫码或换一种方式');
  t.is((await charge(clerk, orderId, friend.code())).state, 'paid');
  t.deepEqual(await chargesOf(house, orderId), ['refused', 'paid']);
});

test.serial('A password that nobody types is taken back after half a minute, until WeChat confirms, and then cash may pay', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.wantPassword(phone.openid, true);
  await charge(clerk, orderId, phone.code());
  await wait(house, 25);
  t.is((await look(clerk, orderId)).charge?.state, 'asking');
  await wait(house, 10);
  t.is((await look(clerk, orderId)).charge?.text, '正在撤销这次收款，撤销之后才能重新扫码或收现金');
  await refused(t, payCash(house, orderId), 'payment/under-way');
  await wait(house, 20);
  t.like(await look(clerk, orderId), { can: { charge: true, stop: false, cash: true } });
  await payCash(house, orderId);
  t.like(await paymentOf(house, orderId), { state: 'paid', method: 'cash' });
});

for (const [mood, code, words] of [
  ['not-enough', null, '顾客余额不足，请换一张卡或换一种方式付款'],
  ['normal', '130000000000000000', '付款码无效，请顾客打开付款码后重新扫'],
] as const)
  test.serial(`What WeChat refuses for certain is said at once: ${words}`, async (t) => {
    const { clerk, aSale } = await aCounter(house);
    const [orderId, phone] = [await aSale(), await aPhone(house)];
    control.misbehave({ charge: mood });
    const shown = await charge(clerk, orderId, code ?? phone.code());
    t.like(shown, { state: 'pending', can: { charge: true, cash: true } });
    t.like(shown.charge, { state: 'refused', text: words });
    control.calm();
    t.is((await charge(clerk, orderId, phone.code())).state, 'paid');
  });

test.serial('The same press twice charges once, and so do two terminals at the same time', async (t) => {
  const { clerk, other, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  const [code, key] = [phone.code(), 'one-press-of-a-button'];
  const before = calls('codepay');
  const shown = await Promise.all([charge(clerk, orderId, code, key), charge(clerk, orderId, code, key)]);
  await charge(clerk, orderId, code, key);
  t.true(shown.some(({ state }) => state === 'paid'));
  t.is(calls('codepay') - before, 1);

  const next = await aSale();
  const [one, two] = [await aPhone(house), await aPhone(house)];
  const took = await Promise.allSettled([charge(clerk, next, one.code()), charge(other, next, two.code())]);
  t.deepEqual(took.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  t.is(calls('codepay') - before, 2);
  await isPaid(t, house, next);
});

test.serial('Another store’s sale, what is paid in the mini-program, and what is no code are refused', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const elsewhere = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  await refused(t, charge(elsewhere.clerk, orderId, phone.code()), 'thing/not-found');
  await refused(t, look(elsewhere.clerk, orderId), 'thing/not-found');
  await refused(t, stop(elsewhere.clerk, orderId), 'thing/not-found');
  await house.transact(({ sql }) => sql.run(`UPDATE payment SET method = 'jsapi' WHERE order_id = ?`, [orderId]));
  await refused(t, charge(clerk, orderId, phone.code()), 'thing/not-found');
  const sale = await aSale();
  await refused(t, charge(clerk, sale, '12345'), 'input/invalid');
  await refused(t, charge(clerk, sale, '180000000000000000'), 'payment/code-unknown');
  t.deepEqual(await chargesOf(house, sale), []);
});

test.serial('All terminals of the store hear when a sale’s payment moves, before it is paid too', async (t) => {
  const { store, clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  const told = () => house.reads.all('SELECT seq FROM feed_event WHERE store_id = ? AND order_id = ?', [store.id, orderId]);
  control.wantPassword(phone.openid, true);
  await charge(clerk, orderId, phone.code());
  t.is((await told()).length, 1);
  t.like(await feedOrder(house.reads, orderId), { id: orderId, state: 'unpaid' });
  phone.decline();
  await wait(house, 5);
  t.is((await told()).length, 2);
});

test.serial('The patrol finds nothing when all is said', async (t) => {
  await house.deliver();
  const faults = await findFaults(house.reads, house.clock.now);
  t.deepEqual(
    faults.filter(({ subject }) => subject.startsWith('order:') || subject.startsWith('charge:')),
    [],
  );
});
