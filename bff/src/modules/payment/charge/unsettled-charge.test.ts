import test from 'ava';
import * as attention from '@mendian/shared/head-office/attention.contract.ts';
import { aStaff } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { orderDoor } from '../../order/index.ts';
import { closePayment } from '../index.ts';
import { aCounter, aPhone, charge, chargesOf, isPaid, look, stop, wait } from './counter-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
const { control } = house.sandbox;
test.afterEach.always(() => control.calm());
const calls = (name: string): number => control.calls()[`POST /v3/pay/transactions/${name}`] ?? 0;

test.serial('A system error after the money moved is asked about and found paid, and nothing is charged again', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.misbehave({ charge: 'unknown-charged' });
  const before = calls('codepay');
  t.is((await charge(clerk, orderId, phone.code())).charge?.text, '正在等微信回话，请稍等，不要重复收款');
  control.calm();
  await wait(house, 5);
  await isPaid(t, house, orderId);
  t.is(calls('codepay') - before, 1);
});

test.serial('A system error before anything was charged ends without money', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.misbehave({ charge: 'unknown' });
  await charge(clerk, orderId, phone.code());
  control.calm();
  await wait(house, 95);
  t.like(await look(clerk, orderId), { state: 'pending', can: { charge: true, stop: false, cash: true } });
  t.deepEqual(await chargesOf(house, orderId), ['reversed']);
});

test.serial('A lost answer is made up for by asking, while WeChat is away too', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.misbehave({ loseAnswers: true });
  await charge(clerk, orderId, phone.code());
  control.misbehave({ loseAnswers: false, down: true });
  await wait(house, 20);
  t.is((await look(clerk, orderId)).charge?.state, 'asking');
  control.calm();
  await wait(house, 5);
  await isPaid(t, house, orderId);
});

test.serial('WeChat that stays away past the half minute is asked to take it back when it returns, and the money goes back', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.misbehave({ loseAnswers: true });
  const { charge: lost } = await charge(clerk, orderId, phone.code());
  control.misbehave({ loseAnswers: false, down: true });
  await wait(house, 40);
  t.is((await look(clerk, orderId)).charge?.state, 'reversing');
  control.calm();
  await wait(house, 5);
  t.is((await look(clerk, orderId)).charge?.text, '这次收款已撤销。顾客手机上如果显示已付款，钱会退回去');
  t.like(await house.running.parts.wechatPay.query(house.payees[0]!, lost!.chargeId), { tradeState: 'REVOKED' });
  t.is((await charge(clerk, orderId, (await aPhone(house)).code())).state, 'paid');
});

test.serial('A clerk who gives up has it taken back: at once what failed, after its time what was just paid', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.misbehave({ charge: 'unknown-charged' });
  await charge(clerk, orderId, phone.code());
  control.calm();
  t.is((await stop(clerk, orderId)).charge?.state, 'reversing');
  await wait(house, 10);
  t.is((await stop(clerk, orderId)).charge?.state, 'reversing', 'paid a moment ago, so WeChat does not take it back yet');
  await wait(house, 10);
  t.is((await look(clerk, orderId)).charge?.state, 'reversed');
  t.like(await stop(clerk, orderId), { can: { charge: true, stop: false } });

  control.wantPassword(phone.openid, true);
  await charge(clerk, orderId, phone.code());
  phone.decline();
  t.is((await stop(clerk, orderId)).charge?.state, 'reversed');
});

test.serial('What cannot be taken back is listed after three minutes, and what was paid after all is recorded', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.misbehave({ charge: 'unknown-charged', reverse: 'fails' });
  await charge(clerk, orderId, phone.code());
  await stop(clerk, orderId);
  await wait(house, 200);
  const { call } = await aStaff(house);
  const listed = async () => (await call(attention.listAttention, {})).items.find((item) => item.orderId === orderId);
  t.regex((await listed())?.text ?? '', /^扫码收款 ¥18\.50 一直没有结果，仍在向微信支付核实和撤销，请到商户平台核对（商户单号 /);
  await wait(house, 150);
  await isPaid(t, house, orderId);
  t.is(await listed(), undefined);
});

test.serial('An order is not closed while a scanned code may still pay it', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.wantPassword(phone.openid, true);
  await charge(clerk, orderId, phone.code());
  const close = () => closePayment(house.running.parts.wechatPay, orderDoor, house, orderId);
  await refused(t, close(), 'payment/under-way');
  await refused(t, charge(clerk, orderId, phone.code()), 'payment/under-way');
  phone.decline();
  await wait(house, 5);
  t.is(await close(), 'closed');
  await refused(t, charge(clerk, orderId, phone.code()), 'payment/not-payable');
});
