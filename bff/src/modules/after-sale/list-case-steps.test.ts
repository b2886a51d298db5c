import test from 'ava';
import * as desk from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { stepText } from '@mendian/shared/after-sale/after-sale-words.ts';
import * as deskOrder from '@mendian/shared/order/order-desk.contract.ts';
import { aClerk, aStaff } from '../../../test/build.ts';
import { anAfterSale } from '../../../test/build-after-sale.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { aCollectedOrder, settle } from './shop-for-tests.ts';

const house = await startHarness({ realTime: true });
house.clock.now = new Date('2026-11-20T04:00:00.000Z');
test.after.always(house.stop);

const second = { lines: [{ no: 2, pieces: null, amount: 800 }], deliveryFee: 0 };
const soon = () => house.clock.advance(5_000);

test.serial('the course of every case stands in its order’s, in the order in which it happened', async (t) => {
  const bought = await aCollectedOrder(house);
  const { orderId } = bought;
  soon();
  const first = await anAfterSale(bought.customer, orderId, second);
  soon();
  await bought.clerk.call(desk.declineStoreAfterSale, { caseId: first.id, answer: '已核对' });
  soon();
  const { id: caseId } = await anAfterSale(bought.customer, orderId, second);
  house.clock.advance(25 * 3_600_000);
  await house.deliver();
  soon();
  const office = await bought.office();
  await office.call(desk.acceptAfterSale.hq, { caseId, lines: [{ no: 2, amount: 800 }], deliveryFee: 0, answer: '很抱歉' });
  soon();
  await settle(house);

  const staff = await aStaff(house, {
    merchantId: bought.owner.id,
    permissions: 'all',
    scope: [{ kind: 'franchisee', id: bought.owner.id }],
  });
  const { timeline } = await staff.call(deskOrder.getOrder.merchant, { orderId });
  const seen = timeline.slice(timeline.findIndex(({ what }) => what === 'handedOver') + 1);
  t.deepEqual(
    seen.map(({ what, step }) => (step === undefined ? what : stepText(step))),
    [
      '顾客申请退款 ¥8.00',
      '门店没有同意',
      '顾客申请退款 ¥8.00',
      '超时没有处理，自动转给总部',
      '总部同意退款 ¥8.00',
      'refundRequested',
      'refundSucceeded',
    ],
  );
  t.deepEqual(seen.filter(({ what }) => what === 'caseStep').map(({ by, more }) => `${by}：${more}`), ['：', '店员小王：已核对', '：', '：', '林薇：很抱歉']); // prettier-ignore

  const { items } = await (await aClerk(house, bought.store)).call(desk.listStoreCaseSteps, { orderId });
  t.deepEqual(items.map(({ what, by }) => `${what} ${by}`), ['asked ', 'declined 店员小王', 'asked ', 'overdue ', 'accepted 林薇', 'refunded ']); // prettier-ignore
});

test.serial('another store is told nothing, and an order of which nothing was asked has no steps', async (t) => {
  const [own, other] = [await aCollectedOrder(house), await aCollectedOrder(house)];
  await anAfterSale(own.customer, own.orderId, second);
  await refused(t, other.clerk.call(desk.listStoreCaseSteps, { orderId: own.orderId }), 'thing/not-found');
  await refused(t, other.clerk.call(desk.listStoreCaseSteps, { orderId: 'nothing' }), 'thing/not-found');
  t.deepEqual(await other.clerk.call(desk.listStoreCaseSteps, { orderId: other.orderId }), { items: [] });
});
