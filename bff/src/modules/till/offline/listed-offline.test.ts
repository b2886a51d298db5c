import test from 'ava';
import * as contract from '@mendian/shared/till/till.contract.ts';
import { refuseOffline } from '@mendian/shared/till/offline.errors.ts';
import { enterOffline, listMyListed, listOffline } from '@mendian/shared/till/offline-desk.contract.ts';
import { aCustomer, anOrder, aProduct, aStaff, pieces as inCart } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { newUlid } from '../../../platform/chance.ts';
import { findFaults } from '../../patrol/find-faults.ts';
import { anOfflineTill, closed, opened, piecesAt, sold, weighedAt } from './offline-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  house.clock.advance(6 * 60_000);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const weigh = { min: 100, step: 50, max: 5_000 };
test.serial('what cannot be entered is listed with its cause and stands in nothing’s way', async (t) => {
  const till = await anOfflineTill(house);
  const { send, store, device, clerk } = till;
  const elsewhere = await anOfflineTill(house);
  const beside = await anOfflineTill(house, store);
  const [cola, neck] = [await aProduct(house, store, { price: 500 }), await aProduct(house, store, { price: 4_000, weigh })];
  const { id: placed } = await anOrder(await aCustomer(house), store, { lines: [inCart(cola)], expectedPayable: 500 });
  const line = piecesAt(cola, 500);
  const week = 7 * 24 * 60 + 1;
  const table: [cause: string, sale: ReturnType<typeof sold>][] = [
    ['offline/sku-unknown', sold(till, [line, { ...line, skuId: 'nothing' }])],
    ['offline/measure', sold(till, [piecesAt(neck, 4_000)])],
    ['offline/measure', sold(till, [weighedAt(cola, 500, 300)])],
    ['offline/sums', sold(till, [{ ...line, amount: 499 }])],
    ['offline/sums', sold(till, [{ ...line, choices: [{ id: 'c1', name: '特辣', surcharge: 100 }] }])],
    ['offline/sums', sold(till, [line], { payable: 499, tendered: 500 })],
    ['offline/sums', sold(till, [line], { tendered: 499 })],
    ['offline/sums', sold(till, [line], { roundedOff: 100 })],
    ['offline/sums', sold(till, [piecesAt(cola, 1_000_000_000), piecesAt(cola, 9)], { roundedOff: 9 })],
    ['offline/sums', sold(till, [{ ...weighedAt(neck, 4_000, 300), gross: 300 }])],
    ['offline/shift-unknown', sold(till, [line], { shiftId: newUlid(house.clock.now) })],
    ['offline/shift-foreign', sold(till, [line], { shiftId: beside.shiftId })],
    ['offline/shift-foreign', sold(till, [line], { shiftId: elsewhere.shiftId })],
    ['offline/clerk-unknown', sold(till, [line], { clerkId: elsewhere.clerkId })],
    ['offline/clerk-unknown', sold(till, [line], { clerkId: 'nobody' })],
    ['offline/time', sold(till, [line], { minutesAgo: -11 })],
    ['offline/time', sold(till, [line], { minutesAgo: week })],
    ['offline/time', sold(till, [line], { at: new Date(house.clock.now.getTime() - 3_600_000).toISOString() })],
    ['offline/id-taken', sold(till, [line], { id: placed })],
  ];
  const last = sold(till, [line]);
  const outcomes = await send(...table.map(([, sale]) => sale), last);
  t.deepEqual(outcomes.map((outcome) => (outcome.outcome === 'listed' ? outcome.code : outcome.outcome)), [...table.map(([cause]) => cause), 'taken']); // prettier-ignore
  t.deepEqual(await send(...table.map(([, sale]) => sale), last), outcomes);
  t.like((await clerk.call(contract.getTill, {})).shift, { sales: 1, expected: 20_500 });
  const { items, next } = await device(listMyListed, { limit: 10 });
  const rest = await device(listMyListed, { limit: 10, after: next! });
  t.deepEqual([items.length, rest.items.length, rest.next], [10, 9, null]);
  const whole = [...items, ...rest.items];
  t.like(
    whole.find(({ amount }) => amount === 1_000),
    {
      ...{
        kind: 'sold',
        clerk: '店员小王',
        number: '断网 1120-0001',
        code: 'offline/sku-unknown',
        message: refuseOffline.table['offline/sku-unknown'].message,
      },
    },
  );
  t.is(whole.filter(({ clerk: name }) => name === '').length, 2);
  t.deepEqual((await beside.device(listMyListed, {})).items, []);
});

test.serial('a shift’s actions are listed likewise; a store that is closed for good takes nothing', async (t) => {
  const till = await anOfflineTill(house);
  const elsewhere = await anOfflineTill(house);
  const { send, store } = till;
  const causes = async (...actions: Parameters<typeof send>) =>
    (await send(...actions)).map((outcome) => (outcome.outcome === 'listed' ? outcome.code : outcome.outcome));
  t.deepEqual(
    await causes(
      { ...opened(till, 0), id: elsewhere.shiftId },
      { ...opened(till, 0), clerkId: elsewhere.clerkId },
      closed(till, 0, { shiftId: elsewhere.shiftId }),
      closed(till, 0, { shiftId: newUlid(house.clock.now) }),
    ),
    ['offline/id-taken', 'offline/clerk-unknown', 'offline/shift-foreign', 'offline/shift-unknown'],
  );
  const product = await aProduct(house, store);
  await house.transact(({ sql }) => sql.run(`UPDATE store SET standing = 'closed' WHERE id = ?`, [store.id]));
  t.deepEqual(await causes(sold(till, [piecesAt(product, 500)])), ['offline/store-closed']);
});

test.serial('a fault of ours with one action is listed and logged, keeps nothing of it, and holds up nothing behind it', async (t) => {
  const till = await anOfflineTill(house);
  const { send, store } = till;
  const cola = await aProduct(house, store, { price: 500, onHand: 10 });
  const sale = () => sold(till, [piecesAt(cola, 500)]);
  const countedTo = (sales: number) =>
    house.transact(({ sql }) => sql.run('UPDATE store_day SET sales = ? WHERE store_id = ?', [sales, store.id]));
  await send(sale());
  // As after a restore that lost a row: the next number is taken.
  await countedTo(0);
  const [broken, end] = [sale(), closed(till, 21_000)];
  const outcomes = await send(broken, end);
  t.like(outcomes, { 0: { outcome: 'listed', code: 'offline/fault' }, 1: { outcome: 'taken' } });
  t.deepEqual(await send(broken, end), outcomes);
  t.is(await house.reads.one('SELECT id FROM orders WHERE id = ?', [broken.id]), null);
  t.like(await house.reads.one('SELECT on_hand FROM stock WHERE store_id = ? AND sku_id = ?', [store.id, cola.skuId]), { on_hand: 9 });

  const { call } = await aStaff(house);
  const { items } = await call(listOffline.hq, { storeId: store.id });
  await refused(t, call(enterOffline.hq, { actionId: items[0]!.id }), 'offline/fault');
  await countedTo(1);
  t.is((await call(enterOffline.hq, { actionId: items[0]!.id })).state, 'entered');
  t.like(await house.reads.one('SELECT on_hand FROM stock WHERE store_id = ? AND sku_id = ?', [store.id, cola.skuId]), { on_hand: 8 });
});
