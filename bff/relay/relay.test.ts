import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import test from 'ava';
import * as contract from '@mendian/shared/print/print.contract.ts';
import * as work from '@mendian/shared/terminal/terminal.contract.ts';
import { makeTerminalCode } from '../src/modules/terminal/index.ts';
import { aKitchen, openIn, take } from '../src/modules/print/print-for-tests.ts';
import { startHarness } from '../test/harness.ts';
import { startPrinter } from './printer-for-tests.ts';
import { startRelay } from './relay.ts';

const house = await startHarness({ realTime: true });
const folder = await mkdtemp(join(tmpdir(), 'mendian-relay-'));
test.after.always(async () => {
  await house.stop();
  await rm(folder, { recursive: true, force: true });
});

const until = async (what: string, so: () => boolean | Promise<boolean>): Promise<void> => {
  for (let waitedMs = 0; waitedMs < 40_000; waitedMs += 50) {
    if (await so()) return;
    await delay(50);
  }
  throw new Error(`waited in vain: ${what}`);
};

let files = 0;
/** A store with a printer, and how its relay is started. */
const aShop = async () => {
  const shop = await aKitchen(house);
  const printer = await startPrinter();
  const file = join(folder, `relay-${(files += 1)}.json`);
  const code = await house.transact((ctx) => makeTerminalCode(ctx, shop.store.id));
  const address = { host: '127.0.0.1', port: printer.port };
  const options = { server: house.url, printers: [{ name: null, address }], code, file };
  const said: string[] = [];
  const takeOrder = async () => {
    const orderId = await shop.order();
    await shop.clerk.call(work.takeOrder, { orderId });
    return orderId;
  };
  return { ...shop, printer, options, said, takeOrder, start: () => startRelay(options, (text) => void said.push(text)) };
};

test.serial('orders taken come out once each, in their order, and the ledger says when and by which device', async (t) => {
  const { clerk, device, printer, takeOrder, start, options } = await aShop();
  const before = await takeOrder();
  const relay = await start();
  t.is((await stat(options.file)).mode & 0o777, 0o600);
  await until('the first ticket', () => printer.tickets.length === 1);
  const orderIds = [before, await takeOrder(), await takeOrder()];
  await until('three tickets', async () => printer.tickets.length === 3 && (await openIn(device)).length === 0);
  await delay(1_000);
  t.is(printer.tickets.length, 3);
  for (const [at, orderId] of orderIds.entries()) {
    t.true(printer.tickets[at]?.includes(`[二维码 MDO:${orderId}]`));
    t.like((await clerk.call(contract.listOrderPrints, { orderId })).items[0], { state: 'printed', device: '打印中转', attempts: 1 });
    t.truthy((await clerk.call(work.getTerminalOrder, { orderId })).at.kitchenPrinted);
  }
  relay.stop();
  await relay.ended;
});

test.serial('out of paper: the store is told why, and when there is paper again all come out once, in their order', async (t) => {
  const { device, printer, takeOrder, start } = await aShop();
  const relay = await start();
  printer.be({ paperOut: true });
  const first = await takeOrder();
  await until('the reason', async () => (await openIn(device))[0]?.reason === '打印机缺纸，请装纸');
  const second = await takeOrder();
  await delay(3_000);
  t.deepEqual(printer.tickets, []);
  t.true(
    (await openIn(device)).every(({ attempts }) => attempts <= 2),
    'it is not asked for again and again',
  );
  printer.be({ paperOut: false });
  await until('both', async () => printer.tickets.length === 2 && (await openIn(device)).length === 0);
  t.true(printer.tickets[0]?.includes(`[二维码 MDO:${first}]`));
  t.true(printer.tickets[1]?.includes(`[二维码 MDO:${second}]`));
  t.false(printer.tickets.flat().includes('补打'), 'nothing had come out before');
  relay.stop();
  await relay.ended;
});

test.serial('a printer that was off, and one that went away in the middle: it comes once more, and says so', async (t) => {
  const { device, printer, takeOrder, start } = await aShop();
  const relay = await start();
  await printer.switchOff();
  await takeOrder();
  await until('the reason', async () => (await openIn(device))[0]?.reason.startsWith('连不上打印机') === true);
  printer.be({ cutsAfter: 40 });
  await printer.switchOn();
  await until('it broke off', async () => (await openIn(device))[0]?.doubtful === true);
  printer.be({ cutsAfter: null });
  await until('it is out', async () => (await openIn(device)).length === 0);
  t.is(printer.tickets.length, 1);
  t.true(printer.tickets[0]?.includes('补打'));
  relay.stop();
  await relay.ended;
});

test.serial('what was on paper when the program ended is only told, not printed again', async (t) => {
  const { device, printer, takeOrder, start, options } = await aShop();
  const relay = await start();
  relay.stop();
  await relay.ended;
  await takeOrder();
  const [job] = await openIn(device);
  const kept = JSON.parse(await readFile(options.file, 'utf8')) as { secret: string };
  await take(house.as(kept.secret), job!);
  await writeFile(options.file, JSON.stringify({ ...kept, sent: [job!.id] }));
  const next = await start();
  await until('it was told', async () => (await openIn(device)).length === 0);
  t.deepEqual(printer.tickets, []);
  next.stop();
  await next.ended;
});

test.serial('killed while it prints, it prints once more when it is started again, and says so on the paper', async (t) => {
  const { device, printer, takeOrder, options } = await aShop();
  const run = (...more: string[]) =>
    spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--server', options.server, '--printer', `127.0.0.1:${printer.port}`, '--file', options.file, ...more]); // prettier-ignore
  printer.be({ hangs: true });
  const first = run('--code', options.code);
  await takeOrder();
  await until('it is being printed', async () => (await openIn(device))[0]?.state === 'taken');
  await delay(1_000);
  first.kill('SIGKILL');
  printer.be({ hangs: false });
  const second = run();
  await until('it is out', async () => printer.tickets.length === 1 && (await openIn(device)).length === 0);
  t.true(printer.tickets[0]?.includes('补打'));
  second.kill('SIGTERM');
  t.is(await new Promise((resolve) => second.once('exit', resolve)), 0);
});

test.serial('a device that was unbound says so and ends', async (t) => {
  const { start, options } = await aShop();
  const relay = await start();
  await house.transact(({ sql, now }) => sql.run(`UPDATE terminal SET ended_at = ? WHERE relay = 1`, [now]));
  const error = await t.throwsAsync(relay.ended);
  t.regex(error?.message ?? '', /重新绑定/);
  await t.throwsAsync(
    startRelay({ ...options, file: `${options.file}-2` }, () => undefined),
    { message: /绑定码/ },
  );
});
