import test from 'ava';
import * as desk from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { defaultRules } from '@mendian/shared/after-sale/after-sale-rules.ts';
import * as contract from '@mendian/shared/after-sale/after-sale-rules.contract.ts';
import { aMerchant, aStaff } from '../../../test/build.ts';
import { anAfterSale } from '../../../test/build-after-sale.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { aCollectedOrder } from './shop-for-tests.ts';

const house = await startHarness({ realTime: true });
house.clock.now = new Date('2026-11-20T04:00:00.000Z');
test.after.always(house.stop);

const limits = { storeMax: 300, storeHours: 48, merchantMax: 700, merchantHours: 200 };
const second = { lines: [{ no: 2, pieces: null, amount: 800 }], deliveryFee: 0 };

test.serial('a merchant’s own limits hold for its orders and for no other’s, at once and until they are taken away', async (t) => {
  const office = await aStaff(house);
  const [own, other] = [await aCollectedOrder(house), await aCollectedOrder(house)];
  const [caseId, otherId] = [(await anAfterSale(own.customer, own.orderId, second)).id, (await anAfterSale(other.customer, other.orderId, second)).id]; // prettier-ignore
  const merchant = await own.merchant();
  const most = async () => [
    (await own.clerk.call(desk.getStoreAfterSale, { caseId })).can.grantMax,
    (await merchant.call(desk.getAfterSale.merchant, { caseId })).can.grantMax,
    (await other.clerk.call(desk.getStoreAfterSale, { caseId: otherId })).can.grantMax,
  ];
  t.deepEqual(await most(), [800, 800, 800]);
  const set = await office.call(contract.setMerchantLimits, { merchantId: own.owner.id, ...limits });
  t.like(set, { ...limits, merchantId: own.owner.id });
  t.deepEqual(await most(), [300, 700, 800]);
  const granting = { caseId, lines: [{ no: 2, amount: 400 }], answer: '' };
  t.regex((await refused(t, own.clerk.call(desk.acceptStoreAfterSale, granting), 'after-sale/limit')).message, /最多能退 ¥3\.00/);

  t.deepEqual(await office.call(contract.getAfterSaleRules, {}), defaultRules, 'the chain’s own stay as they are');
  await office.call(contract.setRules, { ...defaultRules, storeMax: 100 });
  t.deepEqual(await most(), [300, 700, 100]);
  await office.call(contract.setRules, defaultRules);

  for (let twice = 0; twice < 2; twice += 1) await office.call(contract.dropMerchantLimits, { merchantId: own.owner.id });
  t.deepEqual(await most(), [800, 800, 800]);
  const log = await house.reads.all<{ action: string }>('SELECT action FROM audit_log WHERE subject = ? ORDER BY at, id', [own.owner.id]);
  t.deepEqual(log.map(({ action }) => action), ['after-sale.limits-changed', 'after-sale.limits-changed']); // prettier-ignore
});

test.serial('a merchant’s own hours decide what is asked too late for it', async (t) => {
  const office = await aStaff(house);
  const bought = await aCollectedOrder(house);
  house.clock.advance(30 * 3_600_000);
  const { id: caseId } = await anAfterSale(bought.customer, bought.orderId, second);
  await office.call(contract.setMerchantLimits, { merchantId: bought.owner.id, ...limits, merchantHours: 29 });
  const merchant = await bought.merchant();
  t.is((await merchant.call(desk.getAfterSale.merchant, { caseId })).can.grantMax, 0);
  await office.call(contract.setMerchantLimits, { merchantId: bought.owner.id, ...limits, merchantHours: 31 });
  t.is((await merchant.call(desk.getAfterSale.merchant, { caseId })).can.grantMax, 700);
});

test.serial('head office alone sets them: no narrower scope, no unknown merchant, no store above its merchant', async (t) => {
  const [office, merchant] = [await aStaff(house), await aMerchant(house)];
  const { id: merchantId } = merchant;
  const narrow = await aStaff(house, { permissions: ['after-sale.rules'], scope: [{ kind: 'franchisee', id: merchantId }] });
  for (const call of [
    () => narrow.call(contract.setMerchantLimits, { merchantId, ...limits }),
    () => narrow.call(contract.dropMerchantLimits, { merchantId }),
    () => narrow.call(contract.listMerchantLimits, {}),
    () => narrow.call(contract.setRules, defaultRules),
  ])
    await refused(t, call(), 'account/whole-chain');
  await refused(
    t,
    (await aStaff(house, { permissions: [] })).call(contract.setMerchantLimits, { merchantId, ...limits }),
    'auth/forbidden',
  );
  await refused(t, office.call(contract.setMerchantLimits, { merchantId: 'chain', ...limits }), 'thing/not-found');
  for (const wrong of [{ storeMax: 701 }, { storeMax: -1 }, { merchantMax: 1e16 }, { storeHours: 0 }, { merchantHours: 721 }])
    await refused(t, office.call(contract.setMerchantLimits, { merchantId, ...limits, ...wrong }), 'input/invalid');
});

test.serial('the list pages through merchants by code, without the chain’s own row', async (t) => {
  const office = await aStaff(house);
  await office.call(contract.setRules, defaultRules);
  const merchants = [await aMerchant(house), await aMerchant(house)];
  for (const { id: merchantId } of merchants) await office.call(contract.setMerchantLimits, { merchantId, ...limits });
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page: { items: { merchantId: string }[]; next: string | null } = await office.call(contract.listMerchantLimits, {
      ...{ limit: 1 },
      ...(after === undefined ? {} : { after }),
    });
    seen.push(...page.items.map(({ merchantId }) => merchantId));
    after = page.next;
  }
  t.is(new Set(seen).size, seen.length);
  t.true(merchants.every(({ id }) => seen.includes(id)));
});
