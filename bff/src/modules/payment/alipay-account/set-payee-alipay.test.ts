import test from 'ava';
import { returnSale } from '@mendian/shared/till/till-return.contract.ts';
import { getTill } from '@mendian/shared/till/till.contract.ts';
import * as deskOrder from '@mendian/shared/order/order-desk.contract.ts';
import { setPayeeAlipay } from '@mendian/shared/payment/payee-alipay.contract.ts';
import { listPayees } from '@mendian/shared/store/store-steps.contract.ts';
import { aStaff } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { aCounter, aPhone, charge, isPaid, look } from '../charge/counter-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
const { control, credentials } = house.sandbox;
test.afterEach.always(() => control.calm());

const alipay = () => house.running.parts.alipay!;
const [first, second] = credentials.alipay.sellers.map(({ pid, authToken }) => ({ pid, authToken })) as [Seller, Seller];
type Seller = { readonly pid: string; readonly authToken: string };
/** Of the harness's payees: 0 and 1 are direct, 2 and 3 the service provider's merchants. */
const payeeId = (index: number) => house.payees[index]!.id;
const paidAt = async (number: string) => {
  const accounts = { own: { authToken: null }, first, second };
  const known = await Promise.all(
    Object.entries(accounts).map(async ([name, account]) => ((await alipay().query(account, number)) === null ? [] : [name])),
  );
  return known.flat();
};

test.serial('each store’s Alipay goes to its payee’s own account and to no other’s, and comes back out of it', async (t) => {
  const office = await aStaff(house);
  const counters = [await aCounter(house), await aCounter(house, { payee: 2 }), await aCounter(house, { payee: 3 })];
  const [paid, names]: [string[], string[]] = [[], []];
  for (const { clerk, aSale } of counters) {
    const [orderId, phone] = [await aSale(), await aPhone(house)];
    const shown = await charge(clerk, orderId, phone.code('alipay'));
    await isPaid(t, house, orderId, 'alipay');
    paid.push(shown.charge!.chargeId);
    const back = { orderId, lines: [{ no: 1, quantity: 1 }], reason: '买错了', expectedAmount: 1_850 };
    await clerk.call(returnSale, { ...back, way: 'original' });
    await house.deliver();
    t.like(await house.reads.one('SELECT state, method FROM refund WHERE order_id = ?', [orderId]), {
      state: 'succeeded',
      method: 'alipay',
    });
    names.push((await office.call(deskOrder.getOrder.hq, { orderId })).payment.payeeName);
  }
  t.deepEqual(await Promise.all(paid.map(paidAt)), [['own'], ['first'], ['second']]);
  t.deepEqual(names, ['总部的支付宝', house.payees[2]!.name, house.payees[3]!.name]);
});

test.serial('a payee without Alipay: its till offers none and refuses the code with a sentence; WeChat goes on', async (t) => {
  const { clerk, aSale } = await aCounter(house, { payee: 1 });
  const office = await aStaff(house);
  t.true((await clerk.call(getTill, {})).takesAlipay);
  t.deepEqual(await office.call(setPayeeAlipay, { payeeId: payeeId(1), use: 'none' }), { alipay: null });
  t.false((await clerk.call(getTill, {})).takesAlipay);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  t.deepEqual((await look(clerk, orderId)).takes, ['codepay', 'cash']);
  const { message } = await refused(t, charge(clerk, orderId, phone.code('alipay')), 'payment/no-alipay');
  t.is(message, '本店没有开通支付宝收款，请顾客用微信付款码，或收现金');
  t.is((await charge(clerk, orderId, phone.code())).state, 'paid');
});

test.serial('what was charged before goes back to the account it came by, though its payee has another now', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const office = await aStaff(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  const shown = await charge(clerk, orderId, phone.code('alipay'));
  const { alipay: now } = await office.call(setPayeeAlipay, { payeeId: payeeId(0), use: 'authorised', authToken: first.authToken });
  t.like(now, { use: 'authorised', pid: first.pid });
  const back = { orderId, lines: [{ no: 1, quantity: 1 }], reason: '买错了', expectedAmount: 1_850 };
  await clerk.call(returnSale, { ...back, way: 'original' });
  await house.deliver();
  t.like(await house.reads.one('SELECT state FROM refund WHERE order_id = ?', [orderId]), { state: 'succeeded' });
  t.deepEqual(await paidAt(shown.charge!.chargeId), ['own']);
  const next = await aSale();
  t.deepEqual(await paidAt((await charge(clerk, next, (await aPhone(house)).code('alipay'))).charge!.chargeId), ['first']);
  await office.call(setPayeeAlipay, { payeeId: payeeId(0), use: 'own' });
});

test.serial('a token is believed when Alipay knows it; it is told to nobody and written in no log', async (t) => {
  await aCounter(house, { payee: 2 });
  const office = await aStaff(house);
  const set = (given: { use: 'own' | 'authorised' | 'none'; authToken?: string; payeeId?: string }) =>
    office.call(setPayeeAlipay, { payeeId: payeeId(2), ...given });
  await refused(t, set({ use: 'authorised' }), 'payment/alipay-token-invalid');
  await refused(t, set({ use: 'authorised', authToken: '202611BB00000000000000000000000000000000' }), 'payment/alipay-token-invalid');
  for (const authToken of ['', 'short', '令牌令牌令牌令牌令牌令牌令牌令牌', 'x'.repeat(65)])
    await refused(t, set({ use: 'authorised', authToken }), 'input/invalid');
  await refused(t, set({ use: 'own', payeeId: 'nobody' }), 'thing/not-found');
  control.misbehave({ down: true });
  const away = await refused(t, set({ use: 'authorised', authToken: first.authToken }), 'outside/unavailable');
  t.regex(away.message, /支付宝/);
  control.calm();

  for (let twice = 0; twice < 2; twice += 1)
    t.like(await set({ use: 'authorised', authToken: first.authToken }), { alipay: { pid: first.pid } });
  const { items } = await office.call(listPayees, {});
  t.like(
    items.find(({ id }) => id === payeeId(2)),
    { alipay: { use: 'authorised', pid: first.pid } },
  );
  const told = JSON.stringify([items, await house.reads.all('SELECT detail FROM audit_log')]);
  t.false(told.includes(first.authToken));
  t.deepEqual(await house.reads.all('SELECT id FROM alipay_account WHERE pid = ?', [first.pid]).then((rows) => rows.length), 1);

  const narrow = await aStaff(house, { permissions: ['store.payee'], scope: [{ kind: 'store', id: 'store-1' }] });
  await refused(t, narrow.call(setPayeeAlipay, { payeeId: payeeId(2), use: 'none' }), 'account/whole-chain');
  const nobody = await aStaff(house, { permissions: [] });
  await refused(t, nobody.call(setPayeeAlipay, { payeeId: payeeId(2), use: 'none' }), 'auth/forbidden');
});
