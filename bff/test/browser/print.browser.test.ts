import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { startPrinter } from '../../relay/printer-for-tests.ts';
import { startRelay } from '../../relay/relay.ts';
import { makeTerminalCode } from '../../src/modules/terminal/index.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { paidOrder } from './order-by-call.ts';
import { button, sees, until } from './screen.ts';
import { look } from './screenshot.ts';
import { cardIn, openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
const { page } = terminal;
const printer = await startPrinter();
const folder = await mkdtemp(join(tmpdir(), 'mendian-relay-'));

test.after.always(async () => {
  await browser.close();
  await shop.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The real program, at the printer that stands in for one. */
const aRelay = async () => {
  const code = await shop.house.transact((ctx) => makeTerminalCode(ctx, shop.store.id));
  const printers = [{ name: '后厨', address: { host: '127.0.0.1', port: printer.port } }];
  return startRelay({ server: shop.url, printers, code, file: join(folder, 'relay.json') }, () => undefined);
};

const trayButton = () => button(page, /^打印/);
const closeDialog = () => button(page, '关闭').click();
const ticketsOf = (orderId: string) => printer.tickets.filter((ticket) => ticket.includes(`[二维码 MDO:${orderId}]`));

/** An order comes and is taken on the board. */
const takeOne = async (customer: number): Promise<{ orderId: string; number: string }> => {
  const { orderId, number } = await paidOrder(shop, customer);
  await button(cardIn(page, '新订单', number), '接单').click();
  await cardIn(page, '制作中', number).waitFor();
  return { orderId, number };
};

test.serial('A store gets a network printer; what is taken comes out of it once, and what cannot come out is told why', async (t) => {
  await addPrinter(t);
  const relay = await aRelay();
  await button(page, '测试页').click();
  await until('the test page is out', () => Promise.resolve(printer.tickets.length === 1));
  await closeDialog();
  await printed(t);
  await outOfPaper(t);
  await onceMore(t);
  relay.stop();
  await relay.ended;
  await forgotten(t);
  t.deepEqual(terminal.faults, []);
});

const addPrinter = async (t: ExecutionContext): Promise<void> => {
  await page.locator('.top-clerk').click();
  await sees(page, '网络打印机');
  await look(t, page, 'print-01-menu');
  await button(page, '设置').click();
  await sees(page, '还没有网络打印机');
  await button(page, '添加打印机').click();
  await page.getByRole('dialog', { name: '添加打印机' }).waitFor();
  await look(t, page, 'print-02-add-printer');
  await button(page, '保存').click();
  await sees(page, '80 mm · 后厨单');
  await look(t, page, 'print-03-printers');
};

const printed = async (t: ExecutionContext): Promise<void> => {
  const { orderId, number } = await takeOne(0);
  await until('the ticket is out', () => Promise.resolve(ticketsOf(orderId).length > 0));
  const [ticket, ...more] = ticketsOf(orderId);
  t.is(more.length, 0);
  t.true(ticket?.includes('后厨单'));
  t.true(ticket?.includes(number));
  await cardIn(page, '制作中', number).getByText(number).first().click();
  await sees(page, '后厨单 已打印');
  await page.getByRole('heading', { name: '小票' }).scrollIntoViewIfNeeded();
  await look(t, page, 'print-04-order');
  await closeDialog();
};

const outOfPaper = async (t: ExecutionContext): Promise<void> => {
  printer.be({ paperOut: true });
  const { orderId } = await takeOne(1);
  await button(page, '打印 1 张待打').waitFor();
  await page.locator('.top-tray-late').waitFor();
  await look(t, page, 'print-05-tray-red');
  await trayButton().click();
  await sees(page, '打印机缺纸，请装纸。好了会接着打，不用再点');
  await look(t, page, 'print-06-out-of-paper');
  printer.be({ paperOut: false });
  await sees(page, '没有等着打的小票');
  t.is(ticketsOf(orderId).length, 1);
};

const onceMore = async (t: ExecutionContext): Promise<void> => {
  const before = printer.tickets.length;
  await page.getByRole('tab', { name: '打过的' }).click();
  await button(page, /^补打 /).click();
  await page.getByRole('radio', { name: '没有打全' }).click();
  await look(t, page, 'print-07-once-more');
  await button(page, '补打一张').click();
  await until('the copy is out', () => Promise.resolve(printer.tickets.length === before + 1));
  t.true(printer.tickets.at(-1)?.includes('补打'));
  await sees(page, /没有打全$/);
  await look(t, page, 'print-08-ended');
  await closeDialog();
};

/** The relay is off: after a minute the tray is red, after three the page says so. */
const forgotten = async (t: ExecutionContext): Promise<void> => {
  await takeOne(2);
  await button(page, '打印 1 张待打').waitFor();
  await shop.house.transact(({ sql, now }) =>
    sql.run(`UPDATE print_job SET made_at = ? WHERE state = 'waiting'`, [new Date(now.getTime() - 4 * 60_000)]),
  );
  await sees(page, /^1 张小票等了 3 分钟还没打出来/);
  await look(t, page, 'print-09-forgotten');
  await button(page, '看打印').click();
  await sees(page, '还没有程序来取，请看看店里的打印中转是不是开着');
  await look(t, page, 'print-10-nobody-fetches');
  await page.setViewportSize({ width: 1024, height: 600 });
  await look(t, page, 'print-11-small');
  await button(page, /^取消 /).click();
  await button(page, /^确定取消 /).click();
  await sees(page, '没有等着打的小票');
  await closeDialog();
  await look(t, page, 'print-12-small-board');
};
