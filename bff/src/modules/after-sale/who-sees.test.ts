import test from 'ava';
import sharp from 'sharp';
import * as desk from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import * as rulesContract from '@mendian/shared/after-sale/after-sale-rules.contract.ts';
import * as mini from '@mendian/shared/after-sale/after-sale.contract.ts';
import { defaultRules } from '@mendian/shared/after-sale/after-sale-rules.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import { up } from '../../../migrations/0085-after-sales.ts';
import { aStaff } from '../../../test/build.ts';
import { anAfterSale } from '../../../test/build-after-sale.ts';
import { refused, startHarness, type Call } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { sweepSchedule } from './pictures.ts';
import { aBoughtOrder, aCollectedOrder } from './shop-for-tests.ts';

const house = await startHarness({ realTime: true });
house.clock.now = new Date('2026-11-20T04:00:00.000Z');
test.after.always(house.stop);

const drawn = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 60, b: 30 } } });
const upload = async (call: Call, bytes: Uint8Array) => (await call(mini.uploadAfterSalePicture, {}, { bytes })).pictureId;
const second = { lines: [{ no: 2, pieces: null, amount: 800 }], deliveryFee: 0 };

test.serial('to every other store, merchant and customer a case is not there', async (t) => {
  const [own, other] = [await aCollectedOrder(house), await aCollectedOrder(house)];
  const { id: caseId } = await anAfterSale(own.customer, own.orderId, second);
  const foreign = await other.merchant('all');
  const [clerk, customer] = [other.clerk.call, other.customer.call];
  const decision = { caseId, lines: [{ no: 2, amount: 1 }], answer: '退' };
  for (const call of [
    () => clerk(desk.getStoreAfterSale, { caseId }),
    () => clerk(desk.acceptStoreAfterSale, decision),
    () => clerk(desk.declineStoreAfterSale, decision),
    () => clerk(desk.passStoreAfterSale, { caseId, words: '' }),
    () => foreign.call(desk.getAfterSale.merchant, { caseId }),
    () => foreign.call(desk.acceptAfterSale.merchant, decision),
    () => foreign.call(desk.declineAfterSale.merchant, decision),
    () => foreign.call(desk.passAfterSale.merchant, { caseId, words: '' }),
    () => customer(mini.withdrawAfterSale, { caseId }),
    () => customer(mini.listMyAfterSales, { orderId: own.orderId }),
    () => anAfterSale(other.customer, own.orderId, second),
  ])
    await refused(t, call(), 'thing/not-found');
  t.deepEqual((await clerk(desk.listStoreAfterSales, {})).items, []);
  t.deepEqual((await foreign.call(desk.listAfterSales.merchant, {})).items, []);
  const looking = await own.merchant(['after-sale.see']);
  t.like(await looking.call(desk.getAfterSale.merchant, { caseId }), { can: { decide: false, grantMax: 0, pass: false } });
  await refused(t, looking.call(desk.acceptAfterSale.merchant, decision), 'auth/forbidden');
});

test.serial('lists are filtered by state, level, store and order, and page by cursor', async (t) => {
  const bought = await aCollectedOrder(house);
  const first = await anAfterSale(bought.customer, bought.orderId, second);
  await bought.clerk.call(desk.declineStoreAfterSale, { caseId: first.id, answer: '不行' });
  house.clock.advance(1_000);
  const again = await anAfterSale(bought.customer, bought.orderId, second);
  const { call } = await bought.merchant();
  const ids = async (filter: object) => (await call(desk.listAfterSales.merchant, filter)).items.map(({ id }) => id);
  t.deepEqual(await ids({}), [again.id, first.id]);
  t.deepEqual(await ids({ state: 'declined' }), [first.id]);
  t.deepEqual(await ids({ level: 'merchant' }), [again.id]);
  t.deepEqual(await ids({ storeId: bought.store.id, orderId: bought.orderId, state: 'asked' }), [again.id]);
  const page = await call(desk.listAfterSales.merchant, { limit: 1 });
  t.is(page.items[0]!.id, again.id);
  t.deepEqual(await ids({ after: page.next! }), [first.id]);
});

for (const format of ['jpeg', 'png', 'webp'] as const)
  test.serial(`a picture as ${format} is written anew, smaller, and without what the camera wrote`, async (t) => {
    const bought = await aCollectedOrder(house);
    const { call } = bought.customer;
    const bytes = await drawn(2_600, 1_300)
      .withExif({ IFD0: { Copyright: 'where I live' } })
      .toFormat(format)
      .toBuffer();
    const pictureId = await upload(call, bytes);
    const { data } = await call(mini.getMyAfterSalePicture, { pictureId });
    const kept = await sharp(Buffer.from(data, 'base64')).metadata();
    t.like(kept, { width: 1_280, height: 640, format: 'jpeg' });
    t.is(kept.exif, undefined);
  });

test.serial('a picture is shown to who may see its case, and to nobody else', async (t) => {
  const [own, other] = [await aCollectedOrder(house), await aCollectedOrder(house)];
  const bytes = await drawn(300, 200).jpeg().toBuffer();
  const pictureId = await upload(own.customer.call, bytes);
  const office = await own.office();
  await refused(t, office.call(desk.getAfterSalePicture.hq, { pictureId }), 'thing/not-found');
  await refused(t, anAfterSale(other.customer, other.orderId, { pictureIds: [pictureId] }), 'after-sale/picture-gone');
  const { id, pictures } = await anAfterSale(own.customer, own.orderId, { ...second, pictureIds: [pictureId] });
  t.deepEqual(pictures, [pictureId]);
  t.is((await own.clerk.call(desk.getStoreAfterSalePicture, { pictureId })).type, 'image/jpeg');
  t.is((await (await own.merchant()).call(desk.getAfterSalePicture.merchant, { pictureId })).type, 'image/jpeg');
  t.is((await office.call(desk.getAfterSalePicture.hq, { pictureId })).type, 'image/jpeg');
  await refused(t, other.clerk.call(desk.getStoreAfterSalePicture, { pictureId }), 'thing/not-found');
  await refused(t, (await other.merchant()).call(desk.getAfterSalePicture.merchant, { pictureId }), 'thing/not-found');
  await refused(t, other.customer.call(mini.getMyAfterSalePicture, { pictureId }), 'thing/not-found');
  await own.customer.call(mini.withdrawAfterSale, { caseId: id });
  await refused(t, anAfterSale(own.customer, own.orderId, { pictureIds: [pictureId] }), 'after-sale/picture-gone');
});

test.serial('what is no picture is refused, and what became part of no case is gone after a day', async (t) => {
  const bought = await aCollectedOrder(house);
  const { call } = bought.customer;
  await refused(t, upload(call, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), 'picture/not-a-picture');
  const bytes = await drawn(300, 200).png().toBuffer();
  const [used, unused] = [await upload(call, bytes), await upload(call, bytes)];
  await anAfterSale(bought.customer, bought.orderId, { ...second, pictureIds: [used] });
  for (const hours of [1, 24]) {
    house.clock.advance(hours * 3_600_000);
    await house.transact(async (ctx) => ctx.emit(sweepSchedule.event({})));
    await house.deliver();
  }
  await t.notThrowsAsync(call(mini.getMyAfterSalePicture, { pictureId: used }));
  await refused(t, call(mini.getMyAfterSalePicture, { pictureId: unused }), 'thing/not-found');
  t.is(await house.reads.one('SELECT id FROM after_sale_picture WHERE id = ?', [unused]), null);
});

test.serial('head office sets the limits and times, and they hold at once', async (t) => {
  const office = await aStaff(house);
  t.deepEqual(await office.call(rulesContract.getAfterSaleRules, {}), defaultRules);
  const rules = { ...defaultRules, askHours: 24, storeMax: 500 };
  await refused(t, office.call(rulesContract.setRules, { ...rules, merchantMax: 400 }), 'input/invalid');
  t.deepEqual(await office.call(rulesContract.setRules, rules), rules);
  const bought = await aCollectedOrder(house);
  const { id: caseId } = await anAfterSale(bought.customer, bought.orderId, second);
  t.is((await bought.clerk.call(desk.getStoreAfterSale, { caseId })).can.grantMax, 500);
  await bought.customer.call(mini.withdrawAfterSale, { caseId });
  house.clock.advance(25 * 3_600_000);
  t.false((await bought.view()).can.askRefund);
  await refused(t, bought.customer.call(mini.askAfterSale, { orderId: bought.orderId, ...second, reason: 'late', words: '', pictureIds: [] }), 'after-sale/late'); // prettier-ignore
  await office.call(rulesContract.setRules, defaultRules);
  t.true((await bought.view()).can.askRefund);
});

test.serial('what was asked before there were cases is one, or is shown as it was answered', async (t) => {
  const [open, answered] = [await aBoughtOrder(house), await aBoughtOrder(house)];
  const asks = [
    [open.orderId, { reason: '等太久', state: 'asked', answer: '' }, 1],
    [answered.orderId, { reason: '不想要', state: 'declined', answer: '已做好' }, null],
  ] as const;
  await house.transact(async ({ sql }) => {
    for (const [id, ask, wanted] of asks)
      await sql.run(`UPDATE orders SET state = 'preparing', refund_ask = ?, refund_wanted = ? WHERE id = ?`, [
        JSON.stringify(ask),
        wanted,
        id,
      ]);
    await up(sql);
    await up(sql);
  });
  const { items } = await open.clerk.call(desk.listStoreAfterSales, { open: 1 });
  t.like(items[0], { words: '等太久', asked: 3_800, state: 'asked' });
  const file = await open.clerk.call(desk.getStoreAfterSale, { caseId: items[0]!.id });
  t.deepEqual(file.lines.map(({ asked }) => asked), [3_000, 800]); // prettier-ignore
  t.like(await answered.customer.call(order.getOrder, answered), { afterSale: { id: null, state: 'declined', answer: '已做好' } });
  t.is((await anAfterSale(answered.customer, answered.orderId)).level, 'merchant');
});

test.serial('the patrol finds a case that its order does not show', async (t) => {
  const bought = await aCollectedOrder(house);
  await anAfterSale(bought.customer, bought.orderId, second);
  const found = async () => (await findFaults(house.reads, house.clock.now)).filter(({ orderId }) => orderId === bought.orderId);
  t.deepEqual(await found(), []);
  await house.transact(({ sql }) => sql.run('UPDATE orders SET refund_wanted = 0 WHERE id = ?', [bought.orderId]));
  t.regex((await found())[0]!.text, /退款申请在等答复/);
  await house.transact(({ sql }) => sql.run('UPDATE orders SET refund_wanted = 1 WHERE id = ?', [bought.orderId]));
});
