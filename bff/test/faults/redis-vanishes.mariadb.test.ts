import { Redis } from 'ioredis';
import test from 'ava';
import * as contract from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { findFaults } from '../../src/modules/patrol/find-faults.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStore, pay, pieces } from '../build.ts';
import { startHarness } from '../harness.ts';
import { startRedis } from '../services/redis.ts';
import { pause } from './processes.ts';

const ordersEach = 6;

test('while Redis is emptied, killed and brought back, orders go from cart to hand and nobody is signed out', async (t) => {
  t.timeout(240_000);
  const service = await startRedis();
  const house = await startHarness({ worker: true, realTime: true, settings: { REDIS_URL: service.url } });
  t.teardown(house.stop);
  t.teardown(service.stop);
  const store = await aStore(house);
  const product = await aProduct(house, store, { onHand: 1_000 });
  const clerk = await aClerk(house, store);
  const customers = await Promise.all(Array.from({ length: 6 }, () => aCustomer(house)));

  let going = true;
  const vandal = (async () => {
    while (going) {
      const redis = new Redis(service.url, { lazyConnect: true, retryStrategy: () => null });
      redis.on('error', () => undefined);
      await redis.flushall().catch(() => undefined);
      redis.disconnect();
      await pause(300);
      await service.kill();
      await pause(700);
      await service.startAgain();
      await pause(300);
    }
  })();

  const done: string[] = [];
  await Promise.all(
    customers.map(async (customer) => {
      for (let count = 0; count < ordersEach; count += 1) {
        const { id: orderId } = await anOrder(customer, store, { lines: [pieces(product)] });
        await pay(house, customer, orderId);
        const { pickupCode, state } = await customer.call(contract.checkPayment, { orderId });
        t.is(state, 'new');
        await clerk.call(terminal.takeOrder, { orderId });
        await clerk.call(terminal.finishOrder, { orderId, weights: [] });
        await clerk.call(terminal.handOver, { code: pickupCode! });
        done.push(orderId);
      }
    }),
  );
  going = false;
  await vandal;

  t.is(done.length, customers.length * ordersEach);
  t.deepEqual(await house.reads.one('SELECT on_hand, reserved FROM stock WHERE sku_id = ?', [product.skuId]), {
    on_hand: 1_000 - done.length,
    reserved: 0,
  });
  t.deepEqual(await findFaults(house.reads, new Date()), []);
});
