import { randomBytes } from 'node:crypto';
import test from 'ava';
import * as accounts from '@mendian/shared/account/account.contract.ts';
import * as contract from '@mendian/shared/account/role.contract.ts';
import { aMerchant, aStaff } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const aBusiness = async () => {
  const merchant = await aMerchant(house);
  const scope = [{ kind: merchant.kind, id: merchant.id }];
  const staff = (permissions: readonly string[] | 'all') => aStaff(house, { merchantId: merchant.id, permissions, scope });
  return { merchant, staff, first: await staff('all') };
};
const aKey = () => `cashier.${randomBytes(4).toString('hex')}`;

test('a role is made, listed, changed and deleted', async (t) => {
  const { first } = await aBusiness();
  const made = await first.call(contract.addRole.merchant, { name: '店长', permissions: ['account.manage', 'account.manage'] });
  t.like(made, { name: '店长', permissions: ['account.manage'], accounts: 0, can: { edit: true, remove: true } });
  const { roleId } = made;
  t.deepEqual((await first.call(contract.listRoles.merchant, {})).items, [made]);
  const changed = await first.call(contract.editRole.merchant, { roleId, name: '区域经理', permissions: ['role.manage'] });
  t.like(changed, { name: '区域经理', permissions: ['role.manage'] });
  t.truthy(await first.call(contract.addRole.merchant, { name: '店长', permissions: ['role.manage'] }), 'the old name is free');
  await first.call(contract.removeRole.merchant, { roleId });
  await refused(t, first.call(contract.getRole.merchant, { roleId }), 'thing/not-found');
  t.truthy(await first.call(contract.addRole.merchant, { name: '区域经理', permissions: ['role.manage'] }));
});

test('two roles of one owner do not have one name, of two owners they may', async (t) => {
  const [{ first }, { first: stranger }, office] = [await aBusiness(), await aBusiness(), await aStaff(house)];
  const input = { name: '店长', permissions: ['account.manage'] };
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => first.call(contract.addRole.merchant, input)));
  t.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  t.truthy(await stranger.call(contract.addRole.merchant, input));
  t.truthy(await office.call(contract.addRole.hq, input));
  await refused(t, office.call(contract.addRole.hq, input), 'role/name-taken');
  const { roleId } = await first.call(contract.addRole.merchant, { ...input, name: '收银' });
  await refused(t, first.call(contract.editRole.merchant, { roleId, ...input }), 'role/name-taken');
});

test('a role holds what its maker holds, and what there is', async (t) => {
  const { staff, first } = await aBusiness();
  const manager = await staff(['role.manage']);
  await refused(t, manager.call(contract.addRole.merchant, { name: '财务', permissions: ['account.manage'] }), 'role/not-yours-to-grant');
  await refused(t, first.call(contract.addRole.merchant, { name: '财务', permissions: ['nothing.here'] }), 'role/permission-unknown');
  await refused(
    t,
    first.call(contract.addRole.merchant, { name: '财务', permissions: ['merchant-account.manage'] }),
    'role/permission-unknown',
  );
  const { roleId } = await first.call(contract.addRole.merchant, { name: '财务', permissions: ['account.manage', 'role.manage'] });
  const shown = (await manager.call(contract.listRoles.merchant, {})).items.find((role) => role.roleId === roleId);
  t.deepEqual(shown?.can, { edit: false, remove: false });
  await refused(t, manager.call(contract.editRole.merchant, { roleId, name: '财务', permissions: ['role.manage'] }), 'role/holds-more');
  await refused(t, manager.call(contract.removeRole.merchant, { roleId }), 'role/holds-more');
});

test('a role that is in use is not deleted, and it is said who has it', async (t) => {
  const { first } = await aBusiness();
  const { roleId } = await first.call(contract.addRole.merchant, { name: '店长', permissions: ['account.manage'] });
  const add = (realName: string) =>
    first.call(accounts.addAccount.merchant, {
      username: `u${randomBytes(6).toString('hex')}`,
      realName,
      phone: '13812345678',
      roleIds: [roleId],
      scope: [],
    });
  const made = [await add('张三'), await add('李四'), await add('王五'), await add('赵六')];
  const { message } = await refused(t, first.call(contract.removeRole.merchant, { roleId }), 'role/in-use');
  t.regex(message, /^(张三|李四|王五|赵六)、(张三|李四|王五|赵六)、(张三|李四|王五|赵六) 等 4 个账号还在用这个角色，请先给他们换掉$/);
  const users = (await first.call(contract.getRole.merchant, { roleId })).usedBy.map(({ realName }) => realName);
  t.deepEqual(users.sort(), ['张三', '李四', '王五', '赵六'].sort());
  for (const { account } of made) await first.call(accounts.removeAccount.merchant, { accountId: account.accountId });
  t.truthy(await first.call(contract.removeRole.merchant, { roleId }), 'deleted accounts do not hold it');
});

test('a role is either given or deleted when both are asked for at once', async (t) => {
  const { first } = await aBusiness();
  for (let round = 0; round < 5; round += 1) {
    const { roleId } = await first.call(contract.addRole.merchant, { name: `角色${round}`, permissions: ['account.manage'] });
    await Promise.allSettled([
      first.call(contract.removeRole.merchant, { roleId }),
      first.call(accounts.addAccount.merchant, {
        username: `u${randomBytes(6).toString('hex')}`,
        realName: '张三',
        phone: '13812345678',
        roleIds: [roleId],
        scope: [],
      }),
    ]);
    const dangling = await house.reads.all(
      'SELECT ar.account_id FROM account_role ar LEFT JOIN role r ON r.id = ar.role_id WHERE ar.role_id = ? AND r.id IS NULL',
      [roleId],
    );
    t.deepEqual(dangling, []);
  }
});

test('roles of another merchant are not there', async (t) => {
  const [{ first }, { first: stranger }, office] = [await aBusiness(), await aBusiness(), await aStaff(house)];
  const { roleId } = await first.call(contract.addRole.merchant, { name: '店长', permissions: ['account.manage'] });
  const edit = { roleId, name: '我的', permissions: ['account.manage'] };
  await refused(t, stranger.call(contract.getRole.merchant, { roleId }), 'thing/not-found');
  await refused(t, stranger.call(contract.editRole.merchant, edit), 'thing/not-found');
  await refused(t, stranger.call(contract.removeRole.merchant, { roleId }), 'thing/not-found');
  await refused(t, office.call(contract.editRole.hq, edit), 'thing/not-found');
  t.deepEqual((await stranger.call(contract.listRoles.merchant, {})).items, []);
});

test('the catalogue is what the desk’s own calls ask for, with what one holds of it', async (t) => {
  const { staff } = await aBusiness();
  const { items } = await (await staff(['account.manage'])).call(contract.listPermissions.merchant, {});
  const declared = house.running.app.endpoints.flatMap(({ who, permission }) => (who === 'merchant' && permission ? [permission.key] : []));
  t.deepEqual(
    items
      .filter(({ extra }) => !extra)
      .map(({ key }) => key)
      .sort(),
    [...new Set(declared)].sort(),
  );
  t.deepEqual(items.filter(({ held }) => held).map(({ key }) => key), ['account.manage']); // prettier-ignore
  for (const { name, group } of items) t.regex(name + group, /[一-鿿]/);
});

test('a permission of a program by others can be put into roles, is told to that program, and stays while a role holds it', async (t) => {
  const [{ first, merchant }, office] = [await aBusiness(), await aStaff(house)];
  const key = aKey();
  const extra = { key, name: '收银机：改价', group: '收银机', desk: 'merchant' as const };
  t.deepEqual(await office.call(contract.addExtraPermission, extra), extra);
  t.deepEqual(await office.call(contract.addExtraPermission, extra), extra, 'sent again, it is answered the same');
  await refused(t, office.call(contract.addExtraPermission, { ...extra, name: '别的' }), 'permission/key-taken');
  await refused(t, office.call(contract.addExtraPermission, { ...extra, key: 'account.manage' }), 'permission/key-taken');
  await refused(t, office.call(contract.addRole.hq, { name: '收银', permissions: [key] }), 'role/permission-unknown');

  const { roleId } = await first.call(contract.addRole.merchant, { name: '收银', permissions: ['role.manage', key] });
  const { message } = await refused(t, office.call(contract.removeExtraPermission, { permissionKey: key }), 'permission/in-use');
  t.regex(message, /收银/);
  const held = await aStaff(house, { merchantId: merchant.id, permissions: [key] });
  t.true((await held.call(contract.listPermissions.merchant, {})).items.some((one) => one.key === key && one.held && one.extra));

  await first.call(contract.editRole.merchant, { roleId, name: '收银', permissions: ['role.manage'] });
  await house.transact(({ sql }) => sql.run('DELETE FROM role WHERE permissions = ?', [key]));
  await office.call(contract.removeExtraPermission, { permissionKey: key });
  await refused(t, office.call(contract.removeExtraPermission, { permissionKey: key }), 'thing/not-found');
  await refused(t, first.call(contract.addRole.merchant, { name: '收银二', permissions: [key] }), 'role/permission-unknown');
});
