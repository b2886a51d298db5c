import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import { startHarness } from '../../../test/harness.ts';
import { openSheets, statesOf } from './sheets-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

/** Less than a transaction waits for what is locked. */
const patienceMs = 4_000;
/** Two shared transactions that each wait once, and what a busy machine needs besides; all their tries would take a minute. */
const heldUpMs = 40_000;

test.serial('orders that somebody else is at hold up no other’s payment, and get their own when they are let go', async (t) => {
  const orders = await openSheets(house, 14, 2);
  const [busy, others] = [orders.slice(0, 4), orders.slice(4)];
  const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = house.transact(async ({ sql }) => {
    for (const { id } of busy) await sql.one(`SELECT * FROM orders WHERE id = ?${sql.lock}`, [id]);
    held.resolve();
    await letGo.promise;
  });
  await held.promise;
  const states = (of: typeof orders) =>
    statesOf(
      house,
      of.map(({ id }) => id),
    );
  try {
    for (const { pay } of busy) await pay();
    await pause(200);
    await Promise.all(others.map(({ pay }) => pay()));
    for (const began = Date.now(); Date.now() - began < patienceMs && (await states(others))[0] !== 'new 10';) await pause(20);
    t.deepEqual(await states(others), ['new 10']);
    t.deepEqual(await states(busy), ['unpaid 4']);
  } finally {
    letGo.resolve();
    await holding;
  }
  await house.sandbox.control.quiet();
  t.deepEqual(await states(busy), ['new 4']);
});

test.serial('a store whose feed somebody holds holds up the payments of others for one wait, not for all tries', async (t) => {
  const orders = await openSheets(house, 12, 2);
  const [stuck, others] = [orders[0]!.storeId, orders.filter(({ storeId }) => storeId !== orders[0]!.storeId)];
  const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = house.transact(async ({ sql }) => {
    await sql.one(`SELECT * FROM feed_counter WHERE store_id = ?${sql.lock}`, [stuck]);
    held.resolve();
    await letGo.promise;
  });
  await held.promise;
  const ids = others.map(({ id }) => id);
  try {
    await Promise.all(orders.map(({ pay }) => pay()));
    const began = Date.now();
    while (Date.now() - began < heldUpMs && (await statesOf(house, ids))[0] !== 'new 6') await pause(50);
    t.deepEqual(await statesOf(house, ids), ['new 6']);
  } finally {
    letGo.resolve();
    await holding;
  }
});
