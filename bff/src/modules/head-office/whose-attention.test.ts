import test from 'ava';
import * as contract from '@mendian/shared/head-office/attention.contract.ts';
import { aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { raiseAttention } from '../../platform/attention.ts';

const house = await startHarness();
test.after.always(house.stop);

/** A merchant whose order nobody took. */
const anUntaken = async () => {
  const [branch, owner] = [await aMerchant(house, 'branch'), await aMerchant(house)];
  const store = await aStore(house, { ownerId: owner.id, branchId: branch.id });
  const sku = await aProduct(house, store);
  const { id: orderId } = await anOrder(await aCustomer(house), store, { lines: [pieces(sku)] });
  await house.transact((ctx) =>
    raiseAttention(ctx, { kind: 'order-untaken', subject: orderId, text: '没有人接单', storeId: store.id, orderId }),
  );
  const { id } = (await house.reads.one<{ id: string }>('SELECT id FROM attention WHERE subject = ?', [orderId]))!;
  return { branch, owner, store, orderId, attentionId: id };
};

test.serial('a merchant sees what waits at its own stores, and only looks', async (t) => {
  const [own, other] = [await anUntaken(), await anUntaken()];
  await house.transact((ctx) =>
    raiseAttention(ctx, { kind: 'patrol', subject: 'p', text: '库存不符', storeId: own.store.id, orderId: own.orderId }),
  );
  const scope = [{ kind: 'franchisee' as const, id: own.owner.id }];
  const { call } = await aStaff(house, { merchantId: own.owner.id, permissions: ['attention.see'], scope });
  const { items } = await call(contract.listMerchantAttention, {});
  t.deepEqual(
    items.map(({ orderId, can }) => ({ orderId, can })),
    [{ orderId: own.orderId, can: { retry: false, settle: false } }],
  );
  t.deepEqual((await call(contract.listMerchantAttention, { kind: 'refund-held' })).items, []);
  const store = await aStaff(house, {
    merchantId: own.owner.id,
    permissions: ['attention.see'],
    scope: [{ kind: 'store', id: other.store.id }],
  });
  t.deepEqual((await store.call(contract.listMerchantAttention, {})).items, []);
  await refused(
    t,
    (await aStaff(house, { merchantId: own.owner.id, permissions: [], scope })).call(contract.listMerchantAttention, {}),
    'auth/forbidden',
  );
});

test.serial('head office’s list is asked by kind; staff for one region see and settle what is there', async (t) => {
  const [own, other] = [await anUntaken(), await anUntaken()];
  const all = await aStaff(house);
  const kinds = (await all.call(contract.listAttention, { kind: 'order-untaken' })).items.map(({ kind }) => kind);
  t.deepEqual([...new Set(kinds)], ['order-untaken']);
  const { call } = await aStaff(house, { permissions: ['attention.handle'], scope: [{ kind: 'branch', id: own.branch.id }] });
  t.deepEqual(
    (await call(contract.listAttention, {})).items.map(({ id }) => id),
    [own.attentionId],
  );
  await refused(t, call(contract.settleAttention, { attentionId: other.attentionId, how: '已处理' }), 'thing/not-found');
  await call(contract.settleAttention, { attentionId: own.attentionId, how: '已致电门店' });
  t.deepEqual((await call(contract.listAttention, {})).items, []);
});
