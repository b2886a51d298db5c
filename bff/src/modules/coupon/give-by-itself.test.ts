import test from 'ava';
import * as desk from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { listMyCoupons } from '@mendian/shared/coupon/coupon.contract.ts';
import { signIn } from '@mendian/shared/member/member.contract.ts';
import { getOrder } from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal-order.contract.ts';
import {
  aClerk,
  aCustomer,
  anOrder,
  aProduct,
  aStaff,
  aStore,
  pay,
  pieces,
  type CustomerMade,
  type StaffMade,
} from '../../../test/build.ts';
import { aLiveTemplate } from '../../../test/build-coupon-draft.ts';
import { startHarness } from '../../../test/harness.ts';
import { workKilled } from '../../../test/killed.ts';
import { orderCompleted } from '../order/index.ts';
import { giveAfterOrder } from './give-by-itself.ts';

const house = await startHarness();
test.after.always(house.stop);
let office: StaffMade;
test.before(async () => void (office = await aStaff(house)));
const namesOf = async ({ call }: CustomerMade) => (await call(listMyCoupons, {})).items.map(({ name }) => name).sort();

test.serial('whoever signs in for the first time gets what registration gives, once', async (t) => {
  const before = await aCustomer(house);
  await house.deliver();
  const one = await aLiveTemplate(office, { name: '新人券一', givenAt: 'registration', inCentre: false });
  await aLiveTemplate(office, { name: '新人券二', givenAt: 'registration', inCentre: false });
  const customer = await aCustomer(house);
  await house.deliver();
  t.deepEqual(await namesOf(customer), ['新人券一', '新人券二']);
  await house.as(null)(signIn, { code: house.sandbox.control.login(customer.openid) });
  await house.deliver();
  t.deepEqual(await namesOf(customer), ['新人券一', '新人券二']);
  t.deepEqual(await namesOf(before), [], 'who was there before gets none');
  await office.call(desk.moveTemplate, { templateId: one.id, action: 'pause' });
  const later = await aCustomer(house);
  await house.deliver();
  t.deepEqual(await namesOf(later), ['新人券二']);
});

const complete = async (customer: CustomerMade, shop: Awaited<ReturnType<typeof aShop>>): Promise<string> => {
  const clerk = await aClerk(house, shop.store);
  const { id: orderId } = await anOrder(customer, shop.store, { lines: [pieces(shop.product)], couponIds: [], expectedPayable: 2_000 });
  await pay(house, customer, orderId);
  await clerk.call(terminal.takeOrder, { orderId });
  await clerk.call(terminal.finishOrder, { orderId, weights: [] });
  await house.deliver();
  const { pickupCode } = await customer.call(getOrder, { orderId });
  await clerk.call(terminal.handOver, { code: pickupCode! });
  return orderId;
};
const aShop = async () => {
  const store = await aStore(house);
  return { store, product: await aProduct(house, store, { price: 2_000 }) };
};

test.serial('each completed order gives one, up to what a member may have, also when it is delivered twice or at once', async (t) => {
  const shop = await aShop();
  const customer = await aCustomer(house);
  await house.deliver();
  const before = (await namesOf(customer)).length;
  const first = await complete(customer, shop);
  await house.deliver();
  t.is((await namesOf(customer)).length, before, 'no template gives after an order yet');

  await aLiveTemplate(office, { name: '回头客', givenAt: 'order', inCentre: false, perMember: 3, perMemberDay: 2 });
  const own = async () => (await namesOf(customer)).filter((name) => name === '回头客').length;
  const again = (orderId: string, lives: readonly number[] = []) =>
    workKilled(
      {
        ...{ house: house.house, name: 'coupon.after-order', restart: () => undefined },
        handle: ({ steps }) => giveAfterOrder(orderCompleted).handle(steps, { orderId }),
      },
      lives,
    );
  const second = await complete(customer, shop);
  await house.deliver();
  t.is(await own(), 1);
  await again(second);
  await Promise.all([again(second), again(second)]);
  t.is(await own(), 1, 'an order gives once');
  t.true((await again(first, [0, 1, 2, 3, 4, 5, 6])) > 3);
  t.is(await own(), 2, 'killed anywhere, it gives once');
  const third = await complete(customer, shop);
  await house.deliver();
  t.is(await own(), 2, 'two a day');
  house.clock.advance(86_400_000);
  await house.transact(({ sql, now }) => sql.run('UPDATE terminal_presence SET seen_at = ?', [now]));
  await Promise.all([again(third), again(third), again(third)]);
  t.is(await own(), 3);
  await complete(customer, shop);
  await house.deliver();
  t.is(await own(), 3, 'three in all');
});
