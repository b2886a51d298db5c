import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import anyTest, { type ExecutionContext, type TestFn } from 'ava';
import { listAfterSales } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { getMe, signIn } from '@mendian/shared/account/sign-in.contract.ts';
import { listOrders } from '@mendian/shared/order/order-desk.contract.ts';
import { findCities, findStores } from '@mendian/shared/store/store.contract.ts';
import { getMenu } from '@mendian/shared/catalog/catalog.contract.ts';
import { productsOf, wholeMenu } from '@mendian/shared/catalog/whole-menu.ts';
import { bindTerminal, signInClerk } from '@mendian/shared/terminal/terminal.contract.ts';
import { caller, type Send } from '@mendian/shared/kernel/caller.ts';
import { freePort } from '../test/services/free-port.ts';
import { pictureKeys, pictureWidths } from './demo/index.ts';

const test = anyTest as TestFn<{ folder: string; started: ChildProcess[] }>;
test.beforeEach(async (t) => {
  t.context.folder = await mkdtemp(join(tmpdir(), 'mendian-embedded-'));
  t.context.started = [];
});
test.afterEach.always(async (t) => {
  for (const child of t.context.started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await rm(t.context.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
});

/** Pictures take seconds to render: tests that are about something else find them there. */
const withPictures = async (folder: string): Promise<void> => {
  await mkdir(join(folder, 'files/pictures'), { recursive: true });
  for (const key of pictureKeys)
    for (const width of pictureWidths) await writeFile(join(folder, `files/pictures/${key}-${width}.webp`), '');
};

type Demo = { readonly child: ChildProcess; readonly url: string; readonly sandboxUrl: string; readonly said: () => string };

const start = async ({ context }: ExecutionContext<{ folder: string; started: ChildProcess[] }>, ...options: string[]): Promise<Demo> => {
  const port = await freePort();
  const child = fork(join(import.meta.dirname, 'main.ts'), ['--port', String(port), '--data', context.folder, ...options], {
    silent: true,
  });
  context.started.push(child);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit');
  while (!said.includes('WeChat (sandbox)') && child.exitCode === null)
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 50))]);
  const sandboxUrl = /WeChat \(sandbox\)\s+(\S+)/.exec(said)?.[1] ?? '';
  return { child, url: `http://127.0.0.1:${port}`, sandboxUrl, said: () => said };
};

const sendTo =
  (url: string, token?: string): Send =>
  async ({ method, path, body, headers }) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(url + path, {
      method,
      headers: { ...headers, ...authorization, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
const callOn = ({ url }: Demo, token?: string) => caller(sendTo(url, token), () => 'a-key-of-this-test');
const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('From nothing there is a chain with stores, menus, pictures, WeChat’s sandbox and a terminal ready to be bound', async (t) => {
  const demo = await start(t, '--stores', '40');
  t.is((await fetch(`${demo.url}/readyz`)).status, 200);
  const call = callOn(demo);
  const { items: cities } = await call(findCities, {});
  t.is(
    cities.reduce((all, { stores }) => all + stores, 0),
    40,
  );
  const told = (await (await fetch(`${demo.url}/demo.json`)).json()) as {
    sandboxUrl: string;
    terminalUrl: string;
    desks: Record<'hq' | 'merchant', { url: string; username: string; password: string }>;
    clerk: { number: string; pin: string };
    store: { id: string; latE6: number; lngE6: number };
  };
  const { items } = await call(findStores, { latE6: told.store.latE6, lngE6: told.store.lngE6 });
  t.like(items[0], { id: told.store.id, code: 'S00001', distance: 0, notTaking: null });
  const products = productsOf(wholeMenu(await call(getMenu, { storeId: told.store.id })));
  const combos = products.filter(({ skus }) => skus.some(({ parts }) => parts.length > 0));
  t.deepEqual([products.length - combos.length, combos.length], [45, 2]);
  for (const width of [176, 640])
    t.true((await stat(join(t.context.folder, `files/pictures/${products[0]!.picture}-${width}.webp`))).size > 500);
  t.is((await fetch(`${demo.url}/pictures/${products[0]!.picture}-176.webp`)).headers.get('content-type'), 'image/webp');
  t.true(await answers(`${told.sandboxUrl}/sandbox/state`));

  const hqToken = /token=(.+)/.exec(told.desks.hq.url)![1]!;
  const { items: orders } = await callOn(demo, hqToken)(listOrders.hq, {});
  t.deepEqual(
    orders.map(({ state }) => state).sort(),
    ['cancelled', 'cancelled', ...Array<string>(10).fill('completed'), 'preparing', 'ready'],
    'a morning of orders is there for the desks to show',
  );

  const { items: cases } = await callOn(demo, hqToken)(listAfterSales.hq, { state: 'asked' });
  t.deepEqual(cases.map(({ level, pictures }) => `${level} ${pictures}`).sort(), ['merchant 1', 'store 1']);

  const secret = 's'.repeat(43);
  const code = /bind=([^&]+)/.exec(told.terminalUrl)![1]!;
  t.is((await call(bindTerminal, { code, secret, name: '演示台' })).store.id, told.store.id);
  const { clerk } = await callOn(demo, secret)(signInClerk, { number: told.clerk.number, pin: told.clerk.pin });
  t.is(clerk.number, told.clerk.number);
  for (const desk of ['hq', 'merchant'] as const) {
    const { url, username, password } = told.desks[desk];
    const { me } = await call(signIn[desk], { username, password });
    t.is((await callOn(demo, /token=(.+)/.exec(url)![1]!)(getMe[desk], {})).accountId, me.accountId);
    t.is((await fetch(demo.url + url.replace(/\/#.*/, ''), { redirect: 'manual' })).headers.get('location'), url.replace(/#.*/, ''));
  }
  const again = (await (await fetch(`${demo.url}/demo.json`)).json()) as { terminalUrl: string };
  t.not(again.terminalUrl, told.terminalUrl, 'a code that was used is not handed out again');
  t.is((await fetch(`${demo.url}/desk/..%2Fmain.ts`)).status, 404);
});

test('Asked to end it ends with its sandbox, and the data is there next time; --fresh begins anew', async (t) => {
  await withPictures(t.context.folder);
  const first = await start(t, '--stores', '8');
  const storesOf = async (demo: Demo) => (await callOn(demo)(findStores, { limit: 50 })).items.map(({ id }) => id);
  const stores = await storesOf(first);
  first.child.kill('SIGINT');
  first.child.kill('SIGTERM');
  const [code] = (await once(first.child, 'exit')) as [number | null];
  t.is(code, 0);
  t.false(await answers(first.sandboxUrl));

  const second = await start(t, '--stores', '9');
  t.deepEqual(await storesOf(second), stores);
  t.regex(second.said(), /has 8 stores and stays as it is/);
  t.is(second.sandboxUrl, first.sandboxUrl);
  second.child.disconnect();
  await once(second.child, 'exit');

  const fresh = await start(t, '--stores', '9', '--fresh');
  t.is((await storesOf(fresh)).length, 9);
});

test('Killed, it leaves no sandbox behind and starts again at once on the same data', async (t) => {
  await withPictures(t.context.folder);
  const first = await start(t, '--stores', '3');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  for (let tries = 0; tries < 50 && (await answers(first.sandboxUrl)); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  t.false(await answers(first.sandboxUrl));
  const again = await start(t);
  t.is((await callOn(again)(findStores, {})).items.length, 3);
});

test('A second one on the same data, a taken port and a wrong option are refused with a sentence', async (t) => {
  await withPictures(t.context.folder);
  const first = await start(t, '--stores', '2');
  const second = await start(t);
  t.is(second.child.exitCode, 1);
  t.regex(second.said(), /runs already on the data/);
  const wrong = await start(t, '--stores', 'many');
  t.regex(wrong.said(), /--stores takes a whole number/);
  const folder = join(t.context.folder, 'other');
  await withPictures(folder);
  const taken = fork(join(import.meta.dirname, 'main.ts'), ['--port', new URL(first.url).port, '--data', folder, '--stores', '2'], {
    silent: true,
  });
  t.context.started.push(taken);
  let said = '';
  taken.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  t.is((await once(taken, 'exit'))[0], 1);
  t.regex(said, /port is taken/);
  t.notRegex(said, /\n\s+at /);
});
