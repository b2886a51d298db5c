import test from 'ava';
import { addRelease, haltRelease } from '@mendian/shared/terminal/release.contract.ts';
import { aStaff } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { paidOrder } from './order-by-call.ts';
import { button, sees, words } from './screen.ts';
import { look } from './screenshot.ts';
import { cardIn, column, openTerminal, silentUntilTouched } from './terminal.ts';

const version = '9.8.7';
const browser = await openBrowser();
const shop = await openShop({ newTerminal: version });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

test.serial(
  'A terminal says that a newer version was released to it, and takes it in the middle of work when somebody says so',
  async (t) => {
    const office = await aStaff(shop.house);
    const { page, faults } = await openTerminal(browser, shop);
    const bar = page.getByRole('status').filter({ hasText: '有新版本' });
    t.is(await bar.count(), 0, 'nothing was released');
    const { releaseId } = await office.call(addRelease, { version, notes: '称重更快', percent: 0, storeIds: [shop.store.id] });
    await office.call(addRelease, { version: '9.9.0', notes: '服务器没有的版本', percent: 0, storeIds: [] });
    const { number } = await paidOrder(shop, 0);
    await cardIn(page, '新订单', number).waitFor();
    await page.reload();
    await sees(page, `有新版本 ${version}：称重更快。没人操作时自动换上，不打断手上的事。`);
    await look(t, page, 'terminal-60-new-version');

    await button(page, '现在换上').click();
    await page.waitForURL(`**/terminal/${version}/**`);
    await column(page, '新订单', 1).waitFor();
    await cardIn(page, '新订单', number).waitFor();
    t.is(await bar.count(), 0, 'it runs what it should');
    await look(t, page, 'terminal-61-taken');

    await office.call(haltRelease, { releaseId, halted: true });
    await page.reload();
    await cardIn(page, '新订单', number).waitFor();
    t.is(await bar.count(), 0, 'a halted version is not offered');
    t.deepEqual(faults, []);
  },
);

test.serial('A version that the server has not is not offered', async (t) => {
  const office = await aStaff(shop.house);
  await office.call(addRelease, { version: '9.9.9', notes: '还没上传', percent: 100, storeIds: [] });
  const { page, faults } = await openTerminal(browser, shop);
  const asked = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/terminal/9.9.9/');
  await page.reload();
  await (await asked).finished();
  await column(page, '新订单').waitFor();
  t.is(await page.getByRole('status').filter({ hasText: '有新版本' }).count(), 0);
  t.deepEqual(faults, []);
});

test.serial('The first touch after a start hits what it was meant for, although the bar about sound goes away with it', async (t) => {
  const { page, faults } = await openTerminal(browser, shop);
  const { number } = await paidOrder(shop, 1);
  await page.addInitScript({ content: silentUntilTouched });
  await page.reload();
  await sees(page, '浏览器没有放行声音，新订单不会响铃。');
  await look(t, page, 'terminal-62-silent');
  await button(cardIn(page, '新订单', number), '接单').click({ delay: 700 });
  await cardIn(page, '制作中', number).waitFor();
  await words(page, '浏览器没有放行声音，新订单不会响铃。').waitFor({ state: 'hidden' });
  t.deepEqual(faults, []);
});
