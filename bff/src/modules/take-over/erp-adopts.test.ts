import test from 'ava';
import * as sync from '@mendian/shared/master-data/sync.contract.ts';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { demoChain } from '../../../embedded/demo/index.ts';
import { erpChainOf } from '../../../embedded/erp-chain.ts';
import { aStaff } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { csvOf, doStep, figuresIn, reasonsIn, upload } from './take-over-for-tests.ts';

const erp = erpChainOf(demoChain({ stores: 12 }));
const house = await startHarness({ erp });
test.after.always(house.stop);
const [like] = erp.stores as [(typeof erp.stores)[number]];
const code = 'N00001';

const readStore = () =>
  house.reads.one<{ id: string; name: string; settings: string; erp_updated_at: Date | null }>(
    'SELECT id, name, settings, erp_updated_at FROM store WHERE code = ?',
    [code],
  );

test.serial(
  'a store that was taken over keeps its code, id and hours, and the ERP’s next synchronisation takes it as its own',
  async (t) => {
    const { call } = await aStaff(house);
    const synchronise = async () => {
      house.clock.advance(300_000);
      await call(sync.startSync, { kind: 'full' });
      await house.deliver();
    };
    await synchronise();
    const { id } = await call(contract.addTakeOver, { name: '接管' });
    const row = {
      ...{ code, name: '旧系统里的店名', province: like.province, city: like.city, cityInitial: like.cityInitial, address: like.address },
      ...{ lat: like.lat, lng: like.lng, branchCode: like.branchCode ?? '', ownerCode: like.franchiseeCode ?? '', hours: '08:00-20:00' },
    };
    await upload(call, id, 'stores', csvOf('stores', [row]));
    await doStep(house, call, id, 'check');
    t.deepEqual(figuresIn(await doStep(house, call, id, 'run'), 'stores'), { added: 1 });
    const before = (await readStore())!;
    t.is(before.erp_updated_at, null);

    house.sandbox.erp.open({ code, name: 'ERP 里的店名', like: like.code });
    await synchronise();
    const after = (await readStore())!;
    t.deepEqual([after.id, after.name, after.settings], [before.id, 'ERP 里的店名', before.settings]);
    t.not(after.erp_updated_at, null);

    await doStep(house, call, id, 'back');
    t.deepEqual(await reasonsIn(call, id, 'stores'), ['2 kept 接管之后改过'], 'it is the ERP’s now');
    await doStep(house, call, id, 'check');
    t.regex((await reasonsIn(call, id, 'stores'))[0]!, /^2 refused 店名.*由 ERP 管/);
  },
);
