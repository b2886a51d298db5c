import test from 'ava';
import { watchStores } from '@mendian/shared/store/store-watch.contract.ts';
import * as steps from '@mendian/shared/store/store-steps.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pay, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const minuteMs = 60_000;

test.serial(
  'a store is watched while its terminal is missing, its orders wait or it is closed by hand, by those who look after it',
  async (t) => {
    const merchant = await aMerchant(house);
    const staff = await aStaff(house, { merchantId: merchant.id, scope: [{ kind: 'franchisee', id: merchant.id }] });
    await aStore(house, { ownerId: merchant.id, name: '没终端店', seen: false });
    const [closed, waits] = [
      await aStore(house, { ownerId: merchant.id, name: '手动停店' }),
      await aStore(house, { ownerId: merchant.id, name: '没人接店' }),
    ];
    await aStore(house, { name: '别家的店', seen: false });
    await staff.call(steps.switchTrading.merchant, { storeIds: [closed.id], status: 'closed' });
    const clerk = await aClerk(house, waits);
    const customer = await aCustomer(house);
    const order = await anOrder(customer, waits, { lines: [pieces(await aProduct(house, waits))] });
    await pay(house, customer, order.id);
    const watched = async () => (await staff.call(watchStores.merchant, {})).items.map(({ name, reasons }) => `${name} ${reasons.join()}`);
    t.deepEqual(await watched(), ['没终端店 terminal-away', '手动停店 closed-by-hand']);

    house.clock.advance(3 * minuteMs + 1_000);
    await clerk.call(terminal.getTerminal, {});
    await house.transact(({ sql, now }) => sql.run('UPDATE terminal_presence SET seen_at = ? WHERE store_id = ?', [now, waits.id]));
    t.deepEqual(await watched(), ['没人接店 untaken', '没终端店 terminal-away', '手动停店 closed-by-hand']);
    const { counts, items } = await staff.call(watchStores.merchant, {});
    t.deepEqual(counts, { stores: 3, untaken: 1, 'terminal-away': 1, late: 0, 'closed-by-hand': 1 });
    t.like(items[0], { untaken: 1, untakenSince: new Date(house.clock.now.getTime() - 3 * minuteMs - 1_000).toISOString() });

    await clerk.call(terminal.takeOrder, { orderId: order.id });
    house.clock.advance(60 * minuteMs);
    await house.transact(({ sql, now }) => sql.run('UPDATE terminal_presence SET seen_at = ? WHERE store_id = ?', [now, waits.id]));
    t.true((await watched()).includes('没人接店 late'));
  },
);

test.serial('whoever may not watch is refused; whoever looks after nothing sees nothing', async (t) => {
  const reader = await aStaff(house, { permissions: ['store.read'] });
  await refused(t, reader.call(watchStores.hq, {}), 'auth/forbidden');
  const nobody = await aStaff(house, { permissions: ['store.watch'], scope: [] });
  t.is((await nobody.call(watchStores.hq, {})).counts.stores, 0);
});
