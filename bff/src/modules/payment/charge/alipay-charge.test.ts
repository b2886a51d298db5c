import test from 'ava';
import * as attention from '@mendian/shared/head-office/attention.contract.ts';
import { aStaff } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { lockOrder } from '../../order/index.ts';
import { requestRefund } from '../../refund/index.ts';
import { aCounter, aPhone, charge, chargesOf, isPaid, look, stop, wait } from './counter-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
const { control } = house.sandbox;
test.afterEach.always(() => control.calm());

/** The account of the application's owner. */
const own = { authToken: null };
const alipay = () => house.running.parts.alipay!;
const giveBack = (orderId: string, amount: number) =>
  house.transact(async (ctx) => {
    await lockOrder(ctx.sql, orderId);
    const lines = [{ no: 1, amount }];
    await requestRefund(ctx, { orderId, amount, lines, cause: `return-${amount}`, reason: '顾客退货', askedBy: '店员小王' });
  });
const refundsOf = (orderId: string) =>
  house.reads.all<{ state: string; method: string; out_refund_no: string }>('SELECT * FROM refund WHERE order_id = ? ORDER BY amount', [
    orderId,
  ]);

test.serial('Alipay’s payment code pays like WeChat’s, into the chain’s account', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  const shown = await charge(clerk, orderId, phone.code('alipay'));
  t.like(shown, { state: 'paid', method: 'alipay', takes: ['codepay', 'alipay', 'cash'] });
  t.is(shown.charge?.text, '支付宝收款成功');
  await isPaid(t, house, orderId, 'alipay');
  t.like(await alipay().query(own, shown.charge!.chargeId), { state: 'paid', total: 1_850 });
});

test.serial('Who has to confirm in Alipay is waited for; who does not is taken back after half a minute', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.wantPassword(phone.openid, true);
  const asking = await charge(clerk, orderId, phone.code('alipay'));
  t.is(asking.charge?.text, '请顾客在手机上输入密码，确认付款');
  phone.confirm();
  await wait(house, 5);
  await isPaid(t, house, orderId, 'alipay');

  const next = await aSale();
  await charge(clerk, next, phone.code('alipay'));
  await wait(house, 35);
  t.like(await look(clerk, next), { state: 'pending', can: { charge: true } });
  t.is((await charge(clerk, next, (await aPhone(house)).code())).state, 'paid');
  t.deepEqual(await chargesOf(house, next), ['reversed', 'paid']);
});

test.serial('What Alipay does not answer is asked about, and what it refuses is said', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const phone = await aPhone(house);
  const [unknown, lost, poor] = [await aSale(), await aSale(), await aSale()];
  control.misbehave({ charge: 'unknown-charged' });
  t.is((await charge(clerk, unknown, phone.code('alipay'))).charge?.text, '正在等支付宝回话，请稍等，不要重复收款');
  control.misbehave({ charge: 'normal', loseAnswers: true });
  await charge(clerk, lost, phone.code('alipay'));
  control.misbehave({ charge: 'not-enough', loseAnswers: false });
  t.is((await charge(clerk, poor, phone.code('alipay'))).charge?.text, '顾客余额不足，请换一张卡或换一种方式付款');
  control.calm();
  await wait(house, 5);
  for (const orderId of [unknown, lost]) await isPaid(t, house, orderId, 'alipay');
  t.deepEqual(await chargesOf(house, poor), ['refused']);
});

test.serial('A clerk who gives up has Alipay take it back at once', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  control.misbehave({ charge: 'unknown-charged' });
  await charge(clerk, orderId, phone.code('alipay'));
  control.misbehave({ charge: 'normal', reverse: 'fails' });
  t.is((await stop(clerk, orderId)).charge?.state, 'reversing');
  control.calm();
  await wait(house, 5);
  const shown = await look(clerk, orderId);
  t.is(shown.charge?.state, 'reversed');
  t.like(await alipay().query(own, shown.charge!.chargeId), { state: 'closed' });
});

test.serial('What was paid by Alipay goes back through Alipay: at once, later, or by a person', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  const { charge: paid } = await charge(clerk, orderId, phone.code('alipay'));
  await giveBack(orderId, 300);
  await house.deliver();
  const [done] = await refundsOf(orderId);
  t.like(done, { state: 'succeeded', method: 'alipay' });
  t.true(await alipay().hasRefunded(own, { outTradeNo: paid!.chargeId, outRequestNo: done!.out_refund_no }));

  control.misbehave({ loseAnswers: true });
  await giveBack(orderId, 400);
  await house.deliver();
  t.like((await refundsOf(orderId))[1], { state: 'requested' });
  control.calm();
  await wait(house, 10);
  t.like((await refundsOf(orderId))[1], { state: 'succeeded' }, 'the same number again moved nothing, so it was asked about');

  control.misbehave({ refund: 'NOT_ENOUGH' });
  await giveBack(orderId, 500);
  await house.deliver();
  t.like((await refundsOf(orderId))[2], { state: 'waiting' });
  control.calm();
  const { call } = await aStaff(house);
  const listed = (await call(attention.listAttention, {})).items.find((item) => item.orderId === orderId);
  t.regex(listed?.text ?? '', /商户账户余额不足/);
  await call(attention.retryAttention, { attentionId: listed!.id });
  await house.deliver();
  t.deepEqual(
    (await refundsOf(orderId)).map(({ state }) => state),
    ['succeeded', 'succeeded', 'succeeded'],
  );
});

test.serial('A code of WeChat’s goes back through WeChat', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  await charge(clerk, orderId, phone.code());
  await giveBack(orderId, 1_850);
  await house.deliver();
  await house.sandbox.clock.advance(2_000);
  await control.quiet();
  t.like((await refundsOf(orderId))[0], { state: 'succeeded', method: 'codepay' });
});

test.serial('A chain without Alipay offers none', async (t) => {
  const plain = await startHarness({ settings: { ALIPAY_APP_FILE: '' } });
  t.teardown(plain.stop);
  const { clerk, aSale } = await aCounter(plain);
  const [orderId, phone] = [await aSale(), await aPhone(plain)];
  t.deepEqual((await look(clerk, orderId)).takes, ['codepay', 'cash']);
  const { message } = await refused(t, charge(clerk, orderId, phone.code('alipay')), 'payment/no-alipay');
  t.is(message, '本店没有开通支付宝收款，请顾客用微信付款码，或收现金');
});

test.serial('A code of Alipay’s that is under way when its settings go can be stopped all the same', async (t) => {
  const plain = await startHarness({ settings: { ALIPAY_APP_FILE: '' } });
  t.teardown(plain.stop);
  const { clerk, aSale } = await aCounter(plain);
  const [orderId, phone] = [await aSale(), await aPhone(plain)];
  plain.sandbox.control.wantPassword(phone.openid, true);
  await charge(clerk, orderId, phone.code());
  await plain.transact(({ sql }) => sql.run(`UPDATE charge SET method = 'alipay' WHERE order_id = ?`, [orderId]));
  await stop(clerk, orderId);
  t.deepEqual(await chargesOf(plain, orderId), ['reversing']);
});
