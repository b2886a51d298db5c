import test from 'ava';
import { bindCard } from '@mendian/shared/member/member-card.contract.ts';
import { getMemberCode, recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import { recogniseGuest } from '@mendian/shared/till/till.contract.ts';
import { aClerk, aCustomer, aStore } from '../../../test/build.ts';
import { aCard, aCoupon, anEarlierCoupon } from '../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { wechatCardMs } from '../../gateways/wechat-cards.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always(() => house.sandbox.control.calm());

const { control, clock } = house.sandbox;
const asked = (): number => control.calls()['POST /card/code/get'] ?? 0;

/** A customer whose WeChat card is known here by its lasting code. */
const aCounter = async () => {
  const customer = await aCustomer(house);
  const { code, shown } = control.card(customer.openid);
  await aCard(house, { number: code, kind: 'wechat', customer });
  const { id: memberId } = (await house.reads.one<{ id: string }>('SELECT id FROM member WHERE openid = ?', [customer.openid]))!;
  return { customer, memberId, code, shown, clerk: await aClerk(house, await aStore(house)) };
};

test.serial('what a card in WeChat shows for a minute recognises its member, as its lasting code does', async (t) => {
  const { customer, memberId, code, shown, clerk } = await aCounter();
  await aCoupon(house, customer);
  t.regex(shown, /^16\d{16}$/);
  const byShown = await clerk.call(recogniseMember, { code: shown });
  t.like(byShown, { kind: 'wechat-card', member: { id: memberId } });
  t.regex(byShown.coupons[0]!.code ?? '', /^8\d{15}$/, 'who shows a card need not show the coupon');
  const before = asked();
  t.like(await clerk.call(recogniseMember, { code }), { kind: 'wechat-card', member: { id: memberId } });
  t.is(asked(), before, 'what is known here is asked of nobody');
  t.true((await clerk.call(recogniseGuest, { code: shown })).maySpend);
});

test.serial('a code that is over, of a deleted card, or that nobody has names nobody, and trying is limited', async (t) => {
  const { customer, shown, clerk } = await aCounter();
  await clock.advance(120_000);
  house.clock.advance(120_000);
  await refused(t, clerk.call(recogniseMember, { code: shown }), 'member/not-recognised');
  const fresh = control.card(customer.openid).shown;
  t.not(fresh, shown);
  control.deleteCard(customer.openid);
  await refused(t, clerk.call(recogniseMember, { code: fresh }), 'member/not-recognised');
  for (let no = 0; no < 8; no += 1)
    await refused(t, clerk.call(recogniseMember, { code: `16000000000000000${no}` }), 'member/not-recognised');
  const before = asked();
  await refused(t, clerk.call(recogniseMember, { code: fresh }), 'limit/too-many');
  t.is(asked(), before);
});

test.serial('a card that no member here has says what to do, and is never bound by what it shows for a minute', async (t) => {
  const { customer, clerk } = await aCounter();
  const stranger = await aCustomer(house);
  const { shown } = control.card(stranger.openid);
  await refused(t, clerk.call(recogniseMember, { code: shown }), 'member/wechat-card-unknown');
  const { code: memberCode } = await customer.call(getMemberCode, {});
  await refused(t, clerk.call(bindCard, { memberCode, number: shown }), 'member/no-card');
});

test.serial('WeChat is asked last and only for what a card of its may show', async (t) => {
  const { clerk } = await aCounter();
  await anEarlierCoupon(house, { code: '163652150534672204' });
  const before = asked();
  t.is((await clerk.call(recogniseMember, { code: '163652150534672204' })).kind, 'earlier-coupon');
  for (const code of ['134567890123456789', '281234567890123456'])
    await refused(t, clerk.call(recogniseMember, { code }), 'member/payment-code');
  await refused(t, clerk.call(recogniseMember, { code: 'VIP2026000000000001' }), 'member/not-recognised');
  t.is(asked(), before);
});

test.serial('WeChat slow, gone or with another token: a clerk waits no two seconds and is told what to do', async (t) => {
  const { customer, memberId, clerk } = await aCounter();
  const shownNow = () => control.card(customer.openid).shown;
  t.true(wechatCardMs < 2_000);
  control.misbehave({ slowMs: 30_000 });
  const begun = performance.now();
  const refusal = await refused(t, clerk.call(recogniseMember, { code: shownNow() }), 'outside/unavailable');
  t.is(refusal.message, '微信没有及时回应，请顾客出示小程序里的会员码');
  t.true(performance.now() - begun < 15_000, 'it is not waited for');
  control.calm();
  control.misbehave({ down: true });
  await refused(t, clerk.call(recogniseMember, { code: shownNow() }), 'outside/unavailable');
  control.calm();
  control.forgetTokens();
  t.like(await clerk.call(recogniseMember, { code: shownNow() }), { member: { id: memberId } });
});
