import test from 'ava';
import { getMyPass } from '@mendian/shared/pass/pass.contract.ts';
import { refundPass } from '@mendian/shared/pass/pass-desk.contract.ts';
import { usePass } from '@mendian/shared/pass/pass-use.contract.ts';
import { aClerk, aCustomer, aProduct, aStaff, aStore } from '../../../test/build.ts';
import { aPass, aPassKind } from '../../../test/build-pass.ts';
import { startHarness } from '../../../test/harness.ts';
import { findFaults } from './find-faults.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);

const found = async (): Promise<string[]> => (await findFaults(house.reads, house.clock.now)).map(({ text }) => text);
const set = (text: string, values: readonly (string | number)[]) => house.transact(({ sql }) => sql.run(text, values));

test('A pass that does not agree with its payment, its refunds or what stores redeemed is listed, and leaves the list when it is mended', async (t) => {
  const [store, office, customer] = [await aStore(house), await aStaff(house), await aCustomer(house)];
  const egg = await aProduct(house, store);
  const { id: passId } = await aPass(
    house,
    customer,
    await aPassKind(house, office, { productIds: [egg.productId], usesPerDay: 2, days: 15 }),
  );
  const { code } = await customer.call(getMyPass, { passId });
  await (await aClerk(house, store)).call(usePass, { code: code!, skuId: egg.skuId, used: 0 });
  await office.call(refundPass, { passId, reason: '质量问题', expectedRefund: 9_570 });
  await house.deliver();
  await house.sandbox.control.quiet();
  house.clock.advance(21 * 60_000);
  await house.deliver();
  t.deepEqual(await found(), []);

  const breaks: readonly (readonly [column: string, wrong: number, right: number, text: RegExp])[] = [
    ['refunded', 9_569, 9_570, /^月卡记的退款与退款单合计不一致/],
    ['used', 2, 1, /^月卡记的已用次数与核销不一致/],
    ['used_on_day', 2, 1, /^月卡记的已用次数与核销不一致/],
    ['price', 9_800, 9_900, /^月卡与付款的状态不一致/],
  ];
  for (const [column, wrong, right, text] of breaks) {
    await set(`UPDATE pass SET ${column} = ? WHERE id = ?`, [wrong, passId]);
    const texts = await found();
    t.is(texts.length, 1, column);
    t.regex(texts[0]!, text);
    await set(`UPDATE pass SET ${column} = ? WHERE id = ?`, [right, passId]);
  }
  await set(`UPDATE redemption SET head_office = head_office - 1 WHERE coupon_id = ?`, [passId]);
  t.regex((await found()).join(), /^月卡核销与它的月卡不一致/);
  await set(`UPDATE redemption SET head_office = head_office + 1 WHERE coupon_id = ?`, [passId]);
  await set(`UPDATE refund SET state = 'waiting' WHERE order_id = ?`, [passId]);
  t.regex((await found()).join(), /^月卡记的退款与退款单合计不一致/, 'over before the money is back');
  await set(`UPDATE refund SET state = 'succeeded' WHERE order_id = ?`, [passId]);
  t.deepEqual(await found(), []);
});
