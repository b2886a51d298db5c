import test from 'ava';
import { getTerminal } from '@mendian/shared/terminal/terminal.contract.ts';
import { sendOffline, type OfflineActionData, type OfflineLineData } from '@mendian/shared/till/offline.contract.ts';
import { openShift } from '@mendian/shared/till/till-shift.contract.ts';
import { newUlid } from '../../src/platform/chance.ts';
import { aClerk, aProduct, aStaff } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, openDevice, sees } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop();
const { house } = shop;
const desk = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

const hourMs = 3_600_000;

/** What a till of the home store sent that the books could not take: an opening by somebody of another store, its sales, and one more. */
const sendListed = async () => {
  const store = { ...shop.store, latE6: 0, lngE6: 0 };
  const clerk = await aClerk(house, store);
  await clerk.call(openShift, { openingCash: 20_000 });
  const other = await house.reads.one<{ id: string }>('SELECT id FROM store WHERE id <> ? LIMIT 1', [store.id]);
  const helper = await (await aClerk(house, { ...store, id: other!.id })).call(getTerminal, {});
  const [duck, lotus] = [
    await aProduct(house, store, { price: 4_980, name: '香卤鸭脖', weigh: { min: 100, step: 50, max: 5_000 } }),
    await aProduct(house, store, { price: 1_200, name: '凉拌藕片' }),
  ];
  const at = (minutes: number) => {
    const then = new Date(house.clock.now.getTime() - hourMs + minutes * 60_000);
    return { id: newUlid(then), at: then.toISOString(), clerkId: helper.clerk!.id };
  };
  const lines: OfflineLineData[] = [
    { ...{ skuId: duck.skuId, choices: [], pieces: 1, grams: 318, gross: 330, tare: 12, label: null, price: 4_980 }, amount: 3_167 },
    {
      ...{ skuId: lotus.skuId, choices: [{ id: 'hot', name: '特辣', surcharge: 100 }], pieces: 2, grams: null, gross: null, tare: null },
      ...{ label: null, price: 1_200, amount: 2_600 },
    },
  ];
  const opening: OfflineActionData = { ...at(0), kind: 'shift-opened', openingCash: 20_000 };
  const sale = (minutes: number, number: string): OfflineActionData => ({
    ...{ ...at(minutes), kind: 'sold', shiftId: opening.id, number, lines, roundedOff: 7, payable: 5_760, tendered: 10_000 },
  });
  const closing: OfflineActionData = { ...at(50), kind: 'shift-closed', shiftId: opening.id, counted: 31_500, reason: '少的找错了零' };
  const { outcomes } = await house.as(clerk.secret)(sendOffline, {
    actions: [opening, sale(5, '断网 1126-0001'), sale(9, '断网 1126-0002'), closing],
  });
  return outcomes;
};

test.serial('What tills could not send is looked at one by one: entered once its shift is there, or taken off with a reason', async (t) => {
  const { page } = desk;
  t.true((await sendListed()).every(({ outcome }) => outcome === 'listed'));
  const { owner } = (await house.reads.one<{ owner: string }>('SELECT owner_id AS owner FROM store WHERE id = ?', [shop.store.id]))!;
  const { token } = await aStaff(house, {
    ...{ merchantId: owner, permissions: ['offline.see', 'offline.settle', 'order.see', 'attention.see'], name: '刘洋' },
    scope: [{ kind: 'store', id: shop.store.id }],
  });
  await page.goto(`${shop.url}/admin/#token=${token}`);
  await page.getByRole('link', { name: '待处理', exact: true }).click();
  await page.getByRole('table').getByRole('link', { name: '断网收银' }).click();
  await sees(page, '4 笔断网时做的入不了账，等人核对');
  await look(t, page, 'desk-95-offline-list');

  await open('断网 1126-0001');
  await sees(page, '本店没有这个店员，请核对是谁收的，属实再入账');
  await button(page, '再入账').click();
  await sees(page, '没有它的班次，请先把这个班次的开班入账');
  await look(t, page, 'desk-96-offline-sale');
  await back();
  await open('开班');
  await enter();
  await back();
  await open('断网 1126-0001');
  await enter();
  await sees(page, /特辣 \+¥1\.00/);
  await look(t, page, 'desk-97-offline-entered');
  await back();
  await open('断网 1126-0002');
  await button(page, '不入账').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^原因/).fill('练习时误收，钱没有收');
  await look(t, page, 'desk-98-offline-dismiss');
  await dialog.getByRole('button', { name: '不入账' }).click();
  await dialog.waitFor({ state: 'detached' });
  await sees(page, '练习时误收，钱没有收');
  await back();
  await sees(page, '1 笔断网时做的入不了账，等人核对');
  t.deepEqual(desk.faults, []);
});

test.serial('What many have in common is mended once, and all of them are entered in one go', async (t) => {
  const { page } = desk;
  await sendListed();
  await page.reload();
  await sees(page, '5 笔断网时做的入不了账，等人核对');
  await button(page, '全部再入账').click();
  await look(t, page, 'desk-99-offline-all');
  await button(page, '再入账 5 笔').click();
  await sees(page, '5 笔都已入账');
  await button(page, '知道了').click();
  await sees(page, '断网时收的银都已入账');
  t.deepEqual(desk.faults, []);
});

const open = async (what: string): Promise<void> => {
  const { page } = desk;
  await page
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: what, exact: true }) })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('heading', { name: new RegExp(`^${what}`) }).waitFor();
};

const back = async (): Promise<void> => {
  await desk.page.getByRole('main').getByRole('link', { name: '断网收银' }).click();
  await desk.page.getByRole('table', { name: '断网收银' }).waitFor();
};

const enter = async (): Promise<void> => {
  await button(desk.page, '再入账').click();
  await sees(desk.page, '已再入账');
  await desk.page.getByRole('button', { name: '再入账' }).waitFor({ state: 'detached' });
};
