import test from 'ava';
import * as accounts from '@mendian/shared/account/account.contract.ts';
import { aMerchant, aStaff, aStore, type StaffMade } from '../../../test/build.ts';
import { aBusiness, addSubAccount, aRole, aUsername, editSubAccount, person, storeNode, storeScope } from '../../../test/build-business.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const manage = ['account.manage', 'role.manage'];

test('whoever manages accounts for one store neither sees nor reaches those with another store', async (t) => {
  const { merchant, first, stores } = await aBusiness(house);
  const [one, two] = [
    await addSubAccount(first, { scope: [storeNode(stores[0])], realName: '一店员工' }),
    await addSubAccount(first, { scope: [storeNode(stores[1])] }),
  ];
  const both = await addSubAccount(first, { scope: stores.map(storeNode) });
  const manager = await aStaff(house, { merchantId: merchant.id, permissions: manage, scope: storeScope(stores[0]), name: '一店店长' });
  const seen = (await manager.call(accounts.listAccounts.merchant, {})).items.map(({ realName }) => realName);
  t.deepEqual(seen.sort(), ['一店员工', '一店店长']);
  for (const { account } of [two, both]) {
    const { accountId } = account;
    await refused(t, manager.call(accounts.getAccount.merchant, { accountId }), 'thing/not-found');
    await refused(t, editSubAccount(manager, accountId), 'thing/not-found');
    await refused(t, manager.call(accounts.removeAccount.merchant, { accountId }), 'thing/not-found');
    await refused(t, manager.call(accounts.resetPassword.merchant, { accountId }), 'thing/not-found');
  }
  await refused(t, manager.call(accounts.getAccount.merchant, { accountId: first.accountId }), 'thing/not-found');
  t.truthy(await manager.call(accounts.getAccount.merchant, { accountId: one.account.accountId }));
});

test('nobody gives a store, a branch or a permission that he does not hold, nor what is not there', async (t) => {
  const { merchant, first, stores } = await aBusiness(house);
  const elsewhere = await aStore(house);
  const other = await aMerchant(house, 'branch');
  const [weak, strong] = [
    await aRole(house, merchant.id, ['account.manage']),
    await aRole(house, merchant.id, ['account.manage', 'order.refund']),
  ];
  const foreignRole = await aRole(house, other.id, ['account.manage']);
  const manager = await aStaff(house, { merchantId: merchant.id, permissions: manage, scope: storeScope(stores[0]) });
  const { accountId } = (await addSubAccount(manager, { scope: [storeNode(stores[0])], roleIds: [weak] })).account;
  for (const scope of [[storeNode(stores[1])], [storeNode(elsewhere)], ['store:nothing'], ['chain'], [`franchisee:${merchant.id}`]]) {
    await refused(t, addSubAccount(manager, { scope }), 'account/not-yours-to-grant');
    await refused(t, editSubAccount(manager, accountId, { scope, roleIds: [weak] }), 'account/not-yours-to-grant');
  }
  for (const roleIds of [[strong], [foreignRole], ['nothing'], [weak, strong]]) {
    await refused(t, addSubAccount(manager, { roleIds }), 'account/not-yours-to-grant');
    await refused(t, editSubAccount(manager, accountId, { scope: [storeNode(stores[0])], roleIds }), 'account/not-yours-to-grant');
  }
  for (const scope of [['chain'], [`branch:${other.id}`], [storeNode(elsewhere)]])
    await refused(t, addSubAccount(first, { scope }), 'account/not-yours-to-grant');
  t.is((await addSubAccount(first, { scope: [`franchisee:${merchant.id}`], roleIds: [strong] })).account.stores, 2);
});

test('at head office whoever looks after one branch gives that branch and its stores, and no franchisee', async (t) => {
  const [branch, other] = [await aMerchant(house, 'branch'), await aMerchant(house, 'branch')];
  const shop = await aMerchant(house);
  const [near, far] = [
    await aStore(house, { branchId: branch.id, ownerId: shop.id }),
    await aStore(house, { branchId: other.id, ownerId: shop.id }),
  ];
  const regional = await aStaff(house, { permissions: manage, scope: [{ kind: 'branch', id: branch.id }] });
  const give = (scope: string[]) => regional.call(accounts.addAccount.hq, { username: aUsername(), ...person, roleIds: [], scope });
  t.is((await give([`branch:${branch.id}`, storeNode(near)])).account.stores, 1, 'a store counts once');
  for (const node of [storeNode(far), `branch:${other.id}`, `franchisee:${shop.id}`, 'chain'])
    await refused(t, give([node]), 'account/not-yours-to-grant');
  const whole = await aStaff(house);
  await refused(
    t,
    whole.call(accounts.addAccount.hq, { username: aUsername(), ...person, roleIds: [], scope: [`branch:${shop.id}`] }),
    'account/not-yours-to-grant',
  );
});

test('nobody touches an account that may do more than he', async (t) => {
  const { merchant, first, stores } = await aBusiness(house);
  const strong = await aRole(house, merchant.id, ['account.manage', 'order.refund']);
  const { accountId } = (await addSubAccount(first, { scope: [storeNode(stores[0])], roleIds: [strong] })).account;
  const manager = await aStaff(house, { merchantId: merchant.id, permissions: manage, scope: storeScope(stores[0]) });
  t.deepEqual((await manager.call(accounts.getAccount.merchant, { accountId })).can, {
    rename: false,
    change: false,
    remove: false,
    resetPassword: false,
  });
  await refused(t, editSubAccount(manager, accountId, { scope: [storeNode(stores[0])], roleIds: [strong] }), 'account/holds-more');
  await refused(t, editSubAccount(manager, accountId), 'account/holds-more');
  await refused(t, manager.call(accounts.removeAccount.merchant, { accountId }), 'account/holds-more');
  await refused(t, manager.call(accounts.resetPassword.merchant, { accountId }), 'account/holds-more');
});

test('the first account stays what it is, whoever asks', async (t) => {
  const { merchant, first } = await aBusiness(house);
  const deputy = await aStaff(house, { merchantId: merchant.id, permissions: manage, scope: [{ kind: merchant.kind, id: merchant.id }] });
  const { accountId } = first;
  const scope = [`franchisee:${merchant.id}`];
  t.true((await deputy.call(accounts.getAccount.merchant, { accountId })).primary);
  await refused(t, editSubAccount(deputy, accountId, { scope }), 'account/first');
  await refused(t, editSubAccount(deputy, accountId, { scope, enabled: false }), 'account/first');
  await refused(t, deputy.call(accounts.removeAccount.merchant, { accountId }), 'account/first');
  await refused(t, deputy.call(accounts.resetPassword.merchant, { accountId }), 'account/first');
  await refused(t, editSubAccount(first, accountId, { scope: [] }), 'account/own');
  await refused(t, editSubAccount(first, accountId, { scope, enabled: false }), 'account/own');
  await refused(t, first.call(accounts.removeAccount.merchant, { accountId }), 'account/own');
  await refused(t, first.call(accounts.resetPassword.merchant, { accountId }), 'account/own');
  t.like(await editSubAccount(first, accountId, { scope, realName: '刘大洋', phone: '13800009999' }), {
    realName: '刘大洋',
    phone: '13800009999',
    primary: true,
  });
});

test('nobody changes his own roles and stores, and everybody his name', async (t) => {
  const { merchant, stores } = await aBusiness(house);
  const manager = await aStaff(house, { merchantId: merchant.id, permissions: manage, scope: storeScope(...stores) });
  const own = await manager.call(accounts.getAccount.merchant, { accountId: manager.accountId });
  const same = { roleIds: own.roles.map(({ roleId }) => roleId), scope: own.scope.map(({ node }) => node) };
  await refused(t, editSubAccount(manager, manager.accountId, { ...same, scope: same.scope.slice(1) }), 'account/own');
  await refused(t, editSubAccount(manager, manager.accountId, { ...same, roleIds: [] }), 'account/own');
  t.is(
    (await editSubAccount(manager, manager.accountId, { ...same, scope: [...same.scope].reverse(), realName: '新名字' })).realName,
    '新名字',
  );
});

test('what may be given is what one holds: roles, and stores by code and name', async (t) => {
  const { merchant, first, stores } = await aBusiness(house);
  const [weak, strong] = [await aRole(house, merchant.id, ['account.manage']), await aRole(house, merchant.id, ['order.refund'])];
  const manager = await aStaff(house, { merchantId: merchant.id, permissions: ['account.manage'], scope: storeScope(stores[0]) });
  const roles = (await manager.call(accounts.listGrantableRoles.merchant, {})).items.map(({ roleId }) => roleId);
  t.true(roles.includes(weak) && !roles.includes(strong));
  const nodes = async (by: StaffMade, text?: string) =>
    (await by.call(accounts.listGrantableNodes.merchant, { kind: 'store', text })).items.map(({ name }) => name).sort();
  t.deepEqual(await nodes(manager), ['一店']);
  t.deepEqual(await nodes(first), ['一店', '二店']);
  t.deepEqual(await nodes(first, '二'), ['二店']);
  t.deepEqual(await nodes(first, '%'), []);
  const own = await first.call(accounts.listGrantableNodes.merchant, { kind: 'franchisee' });
  t.deepEqual(own.items.map(({ node }) => node), [`franchisee:${merchant.id}`]); // prettier-ignore
});
