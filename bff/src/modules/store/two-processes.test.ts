import test from 'ava';
import { getMenu } from '@mendian/shared/catalog/catalog.contract.ts';
import { caller } from '@mendian/shared/kernel/caller.ts';
import { getStore } from '@mendian/shared/store/store.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aProduct, aStore } from '../../../test/build.ts';
import { onMariadb, redisUrl } from '../../../test/database.ts';
import { startHarness } from '../../../test/harness.ts';
import { startOther } from '../../../test/other-process.ts';
import { storeChanged } from './store-changed.ts';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** News by Redis take milliseconds; a process that has to wait for its own clock takes up to three seconds. */
const withinHalfASecond = async (seen: () => Promise<boolean>): Promise<boolean> => {
  for (const began = Date.now(); Date.now() - began < 500; await pause(20)) if (await seen()) return true;
  return false;
};

if (onMariadb && redisUrl !== undefined)
  test('What is switched or renamed at one process is seen by customers of another at once', async (t) => {
    const house = await startHarness({ realTime: true });
    const other = await startOther(house);
    const ask = caller(
      async ({ path }) => {
        const response = await fetch(other.url + path);
        return { status: response.status, body: await response.json() };
      },
      () => '',
    );
    try {
      const store = await aStore(house);
      const { skuId } = await aProduct(house, store);
      const clerk = await aClerk(house, store);
      const status = async () => (await ask(getStore, { storeId: store.id })).status;
      const soldOut = async () => (await ask(getMenu, { storeId: store.id })).categories[0]!.products[0]!.skus[0]!.soldOut === true;
      t.is(await status(), 'open');
      t.false(await soldOut());
      for (const switched of [true, false, true, false]) {
        await clerk.call(terminal.setTrading, { status: switched ? 'closed' : 'busy', pickup: true, delivery: true });
        t.true(await withinHalfASecond(async () => (await status()) === (switched ? 'closed' : 'busy')));
        await clerk.call(terminal.setSoldOut, { skuId, soldOut: switched });
        t.true(await withinHalfASecond(async () => (await soldOut()) === switched));
        const name = switched ? '新名店' : '测试店';
        await house.transact(async (ctx) => {
          await ctx.sql.run('UPDATE store SET name = ? WHERE id = ?', [name, store.id]);
          storeChanged(ctx, store.id);
        });
        t.true(await withinHalfASecond(async () => (await ask(getStore, { storeId: store.id })).name === name));
      }
    } finally {
      await other.stop();
      await house.stop();
    }
  });
else
  test('With SQLite there is one process, and nobody else to tell', (t) => {
    t.is(redisUrl, undefined);
  });
