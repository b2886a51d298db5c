import test from 'ava';
import type { Page } from 'playwright-core';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { offlineActionsMax } from '@mendian/shared/till/offline.contract.ts';
import { listShifts } from '@mendian/shared/till/till-shift.contract.ts';
import { scaleCode } from '@mendian/shared/till/scale-code.test-data.ts';
import { newTillSettings } from '@mendian/shared/till/till-settings.ts';
import { startServerProcess } from './server-process.ts';
import { loseAnswerAndNetwork, openCuttableLine } from './cuttable-line.ts';
import { openShop } from './open-shop.ts';
import { makeProfile, startOwnChromium } from './own-chromium.ts';
import { button, field, sees, until, words } from './screen.ts';
import { actionsIn, multiply, spoilLast, waitingIn } from './kept-actions.ts';
import { salesOfToday, signedInElsewhere } from './sales-by-call.ts';
import { look } from './screenshot.ts';
import { scan as scanAt, sold, takeExactCash, ticketOf } from './till.ts';

const shop = await openShop();
const line = await openCuttableLine(Number(new URL(shop.url).port));
const profile = await makeProfile();
let machine = await startOwnChromium(profile.folder);
let page: Page = await machine.open();
const servers: Awaited<ReturnType<typeof startServerProcess>>[] = [];
test.after.always(async () => {
  await machine.kill();
  await line.stop();
  for (const server of servers) await server.kill();
  await shop.stop();
  await profile.remove();
});

/** The app of the shop itself is stopped later on. */
const soldNow = sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`);
const scan = (code: string): Promise<void> => scanAt(page, code);
const typePin = async (pin: string): Promise<void> => {
  await page.getByRole('region', { name: '店员登录' }).waitFor();
  for (const text of [shop.clerk.number, pin]) await scan(text);
};
const ticket = () => ticketOf(page);
const monthDay = () => dayOf(new Date()).slice(5).replace('-', '');
const isAway = () => page.getByRole('status', { name: '连接：断网' }).waitFor();

test.serial('A terminal that was signed in and opened its till keeps what it needs, and its network goes', async (t) => {
  await page.goto(await shop.terminalUrl(line.url));
  await typePin(shop.clerk.pin);
  await page.getByRole('link', { name: '收银' }).click();
  await field(page, '钱箱里的备用金（元）').fill('200');
  await button(page, '开班').click();
  await sees(page, '扫商品或秤签开始');
  await until('the page has kept itself', () =>
    page.evaluate<boolean>(
      `caches.open('terminal-page').then((cache) => cache.keys()).then((keys) => keys.some(({ url }) => url.endsWith('/terminal/0.1.0/')))`,
    ),
  );

  const drink = await soldNow;
  await scan(drink.plu);
  await loseAnswerAndNetwork(page, line);
  await button(page, /^收款 ¥/).click();
  await button(page, '正好').click();
  await button(page, '收现金，不找零').click();
  await sees(page, '网络不通，还不知道有没有收成。再按一次不会收两次');
  await look(t, page, 'terminal-89-answer-lost');
  await button(page, '按断网收款记下，不找零').dblclick();
  await sees(page, /已收款/);
  await isAway();
  await sees(page, '只收现金：不能挂单、退货、存取、用会员和券、扫码');
  await look(t, page, 'terminal-90-offline-till');
});

test.serial('It sells by tile, by label and by weight for cash, prints, and refuses what needs the server', async (t) => {
  const [neck, drink] = [await sold(shop, `p.sold_by = 'weight'`), await soldNow];
  await page.getByRole('button', { name: drink.name }).first().click();
  await scan(scaleCode(newTillSettings.scale!, { plu: neck.plu, amount: 1_995 }));
  await scan(neck.plu);
  await page.getByRole('dialog', { name: neck.name }).getByRole('button', { name: '特辣' }).click();
  await button(page, '去称重').click();
  await sees(page, `称重 · ${neck.name}`);
  await page.keyboard.type('333');
  await page.keyboard.press('Enter');
  await sees(ticket(), '333g');
  await scan('13800138000');
  await sees(page, '断网时只收现金，不能记会员');
  await button(page, '抹分').click();
  await look(t, page, 'terminal-91-offline-ticket');
  t.true(await button(page, '挂单').isDisabled());
  t.true(await button(page, '退货').isDisabled());
  t.is(await takeExactCash(page), `断网 ${monthDay()}-0002`);
  await look(t, page, 'terminal-92-offline-sold');
  await button(page, '打印小票').click();
  const paper = page.locator('iframe[aria-hidden="true"]').first();
  await paper.waitFor({ state: 'attached' });
  const receipt = (await paper.getAttribute('srcdoc'))!;
  t.regex(receipt, new RegExp(`单号 断网 ${monthDay()}-0002`));
  t.regex(receipt, /<svg/);
  await sees(page, /断网收款：.*有 2 笔等补传/);
  t.deepEqual(machine.faults, []);
});

test.serial('A reload brings the page from the machine, with the ticket that lay on the counter', async (t) => {
  const drink = await soldNow;
  await scan(drink.plu);
  await sees(ticket(), drink.name);
  await page.reload();
  await isAway();
  await sees(ticket(), drink.name);
  t.is(await takeExactCash(page), `断网 ${monthDay()}-0003`);
});

test.serial(
  'The browser is killed and started again without a network: the clerk signs in, everything is there, and it sells on',
  async (t) => {
    await machine.kill();
    machine = await startOwnChromium(profile.folder);
    page = await machine.open();
    await page.goto(`${line.url}/terminal/#/till`);
    await typePin('9999');
    await sees(page, '工号或密码不对，请再输一次');
    await look(t, page, 'terminal-93-offline-wrong-pin');
    await sees(page, '连不上服务器，请检查这台机器的网络。可以照常登录，先只收现金。');
    await scan(shop.clerk.pin);
    await sees(page, /断网中，只能收现金/);
    await sees(page, /断网收款：.*有 3 笔等补传/);
    await look(t, page, 'terminal-94-offline-signed-in');
    const drink = await soldNow;
    await scan(drink.plu);
    await scan(drink.plu);
    t.is(await takeExactCash(page), `断网 ${monthDay()}-0004`);
    await button(page, '查看').click();
    await sees(page.getByRole('dialog'), `断网 ${monthDay()}-0001`);
    await look(t, page, 'terminal-95-offline-list');
    await page.keyboard.press('Escape');
    await words(page, '断网时的记录').waitFor({ state: 'hidden' });
    t.deepEqual(machine.faults, []);
  },
);

test.serial('A shift is closed and another opened without a network; the drawer is what was counted and sold', async (t) => {
  await button(page, '点箱交班').click();
  await field(page, '点到的现金（元）').fill('0');
  await page.getByRole('dialog').getByRole('button', { name: '交班', exact: true }).click();
  const expected = /钱箱应有 ¥([\d.]+)/.exec(await words(page, /^钱箱应有/).innerText())![1]!;
  await field(page, '点到的现金（元）').fill(expected);
  await page.getByRole('dialog').getByRole('button', { name: '交班', exact: true }).click();
  await sees(page, '点清钱箱里的备用金');
  await sees(page, /断网中：先在这台机器上开班/);
  await look(t, page, 'terminal-96-offline-open-shift');
  await field(page, '钱箱里的备用金（元）').fill('100');
  await button(page, '开班').click();
  await sees(page, '扫商品或秤签开始');
  const drink = await soldNow;
  await scan(drink.plu);
  t.is(await takeExactCash(page), `断网 ${monthDay()}-0005`);
});

test.serial(
  'The network comes back, the server is killed in the middle, and in the end each sale is there once and in order',
  async (t) => {
    t.is(await multiply(page, 120), 127);
    const code = /#bind=([^&]+)/.exec(await shop.terminalUrl())![1]!;
    await page.reload();
    await sees(page, /断网收款：.*有 127 笔等补传/);
    await shop.stopServer();
    servers.push(await startServerProcess(shop));
    const sent: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/terminal/till/offline') sent.push(request.postData()!);
    });
    line.mend();
    await until('the second batch is under way', () => Promise.resolve(sent.length >= 2));
    await servers[0]!.kill();
    const waiting = await waitingIn(page);
    t.true(waiting > 0 && waiting < 127, `${waiting} wait while the server is dead`);
    servers.push(await startServerProcess(shop));
    await until('nothing waits any more', async () => (await waitingIn(page)) === 0);
    await until('it asks for the PIN again', () =>
      button(page, '输密码')
        .or(page.getByRole('region', { name: '店员登录' }))
        .first()
        .isVisible(),
    );
    await look(t, page, 'terminal-97-network-back');

    const call = await signedInElsewhere(shop, code);
    const sales = await salesOfToday(call);
    const actions = await actionsIn(page);
    const soldHere = actions.filter(({ kind }) => kind === 'sold');
    t.deepEqual(sales.map(({ orderId }) => orderId), soldHere.map(({ id }) => id), 'each once, in the order they were made'); // prettier-ignore
    t.deepEqual(sales.map(({ printedNumber }) => printedNumber), [null, ...soldHere.slice(1).map(({ number }) => number)], 'the first had come through'); // prettier-ignore
    const { items: shifts } = await call(listShifts, {});
    t.like(shifts[1]?.closed, { difference: 0, forced: false });
    const latest = soldHere.filter(({ shiftId }) => shiftId === shifts[0]!.id);
    t.is(shifts[0]!.expected, 10_000 + latest.reduce((sum, { payable }) => sum + payable, 0)); // prettier-ignore
    t.deepEqual(machine.faults, []);
  },
);

test.serial('What the server does not enter is shown at the terminal with its reason, until somebody has read it', async (t) => {
  await page.goto(`${line.url}/terminal/#/till`);
  await button(page, '输密码')
    .or(page.getByRole('region', { name: '店员登录' }))
    .first()
    .waitFor();
  if (await button(page, '输密码').isVisible()) await button(page, '输密码').click();
  for (const text of [shop.clerk.number, shop.clerk.pin]) await scan(text);
  await page.getByRole('status', { name: '连接：在线' }).waitFor();
  line.cut();
  await isAway();
  const drink = await soldNow;
  await scan(drink.plu);
  await takeExactCash(page);
  const number = await spoilLast(page);
  await page.reload();
  line.mend();
  await sees(page, '断网时做的 1 笔服务器没收下，请看一下原因。');
  await look(t, page, 'terminal-99-listed');
  await button(page, '查看').click();
  const list = page.getByRole('dialog');
  await sees(list, number);
  await sees(list, /也已列给总部的待处理/);
  await look(t, page, 'terminal-99-listed-why');
  await button(list, '都看过了').click();
  await sees(list, '都补传好了');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('status', { name: '连接：在线' }).waitFor();
  t.is(await words(page, /服务器没收下/).count(), 0);
  t.deepEqual(machine.faults, []);
});

test.serial('With 10,000 waiting the till opens as quickly as it should, says so, and takes no more', async (t) => {
  line.cut();
  await isAway();
  const drink = await soldNow;
  await scan(drink.plu);
  await takeExactCash(page);
  t.is(await multiply(page, offlineActionsMax - 1), offlineActionsMax + 128);
  const began = Date.now();
  await page.reload();
  await sees(page, /断网收款：.*有 10000 笔等补传/);
  const opened = Date.now() - began;
  t.log(`with ${offlineActionsMax} waiting the page is there after ${opened} ms`);
  t.true(opened < 15_000);
  await scan(drink.plu);
  await sees(ticket(), '已有 10000 笔等补传，请先接通网络、补传完再收款');
  t.true(await button(page, /^收款/).isDisabled());
  await look(t, page, 'terminal-98-offline-full');
});
