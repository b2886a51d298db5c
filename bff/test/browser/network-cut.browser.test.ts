import test from 'ava';
import { cancelOrder } from '@mendian/shared/order/order.contract.ts';
import { openBrowser } from './chromium.ts';
import { openCuttableLine } from './cuttable-line.ts';
import { openShop } from './open-shop.ts';
import { paidOrder } from './order-by-call.ts';
import { button, sees, until, words } from './screen.ts';
import { look } from './screenshot.ts';
import { cardIn, column, notesStruck, openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const line = await openCuttableLine(Number(new URL(shop.url).port));
test.after.always(async () => {
  await browser.close();
  await line.stop();
  await shop.stop();
});

test.serial('A terminal whose network is cut says so, and has missed nothing once it is back', async (t) => {
  const terminal = await openTerminal(browser, shop, line.url);
  const { page } = terminal;
  await page.getByRole('status', { name: '连接：在线' }).waitFor();
  const before = await paidOrder(shop, 0);
  await cardIn(page, '新订单', before.number).waitFor();

  line.cut();
  await page.getByRole('status', { name: '连接：断网' }).waitFor();
  await sees(page, /起断网，看板停在那时/);
  await look(t, page, 'terminal-20-network-cut');
  await button(cardIn(page, '新订单', before.number), '接单').click();
  await sees(page, /网络/);
  t.true(await cardIn(page, '新订单', before.number).isVisible(), 'what could not be told to the server is not shown as done');

  await before.customer.call(cancelOrder, { orderId: before.orderId, reason: '等得太久' });
  const meanwhile = await paidOrder(shop, 1);
  const struck = await notesStruck(page);
  t.is(await cardIn(page, '新订单', meanwhile.number).count(), 0);

  line.mend();
  await cardIn(page, '新订单', meanwhile.number).waitFor();
  await page.getByRole('status', { name: '连接：在线' }).waitFor();
  await words(page, /起断网/).waitFor({ state: 'hidden' });
  // The board's snapshot and the feed's missed changes race, and each has its own sentence for it.
  await sees(page, new RegExp(`断开期间有 1 笔.*${before.number}|${before.number} 号订单已被顾客取消`));
  await column(page, '新订单', 1).waitFor();
  await until('it rings for the order it had missed', async () => (await notesStruck(page)) > struck);
  await look(t, page, 'terminal-21-network-back');

  await button(page, '知道了').click();
  await button(cardIn(page, '新订单', meanwhile.number), '接单').click();
  await cardIn(page, '制作中', meanwhile.number).waitFor();
  t.deepEqual(terminal.faults, []);
});
