import test from 'ava';
import { listAttention } from '@mendian/shared/head-office/attention.contract.ts';
import { aStaff } from '../../test/build.ts';
import { refused, startHarness } from '../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

test('at a desk one does what one has leave for, and is told which leave is missing', async (t) => {
  const allowed = await aStaff(house, { permissions: ['attention.handle'] });
  t.deepEqual((await allowed.call(listAttention, {})).items, []);
  const other = await aStaff(house, { permissions: ['order.see'] });
  const { message, details } = await refused(t, other.call(listAttention, {}), 'auth/forbidden');
  t.regex(message, /处理待办/);
  t.deepEqual(details, { permission: 'attention.handle' });
});

test('a merchant’s account does not enter head office, whatever its roles say', async (t) => {
  const merchant = await aStaff(house, { merchantId: 'merchant-1', permissions: ['attention.handle'] });
  await refused(t, merchant.call(listAttention, {}), 'auth/forbidden');
  const first = await aStaff(house, { merchantId: 'merchant-1' });
  await refused(t, first.call(listAttention, {}), 'auth/forbidden');
});

test('with a one-time password nothing is open but changing it', async (t) => {
  const { call, accountId } = await aStaff(house);
  await house.transact(({ sql }) => sql.run('UPDATE account SET must_change = 1 WHERE id = ?', [accountId]));
  await refused(t, call(listAttention, {}), 'account/password-must-change');
});
