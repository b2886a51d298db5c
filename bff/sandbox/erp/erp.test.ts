import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { demoChain } from '../../embedded/demo/index.ts';
import { erpChainOf } from '../../embedded/erp-chain.ts';
import { ErpError, type ErpPage, type ErpStore } from '../../src/gateways/erp.ts';
import { erpHttp } from '../../src/gateways/erp-http.ts';
import { keptCredentials } from '../../test/kept-credentials.ts';
import { startSandbox } from '../start-sandbox.ts';
import { signedHeaders } from './signature.ts';

const credentials = keptCredentials(() => new Date());
const randomText = () => Math.random().toString(36).slice(2).padEnd(20, 'x') + Math.random().toString(36).slice(2, 10);
const now = () => new Date();
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

const open = async (stores: number, { secret, timeoutMs = 10_000 }: { secret?: string; timeoutMs?: number } = {}) => {
  const sandbox = await startSandbox({ credentials: await credentials, erp: erpChainOf(demoChain({ stores })), tickMs: 5 });
  const keys = { key: sandbox.credentials.erp.key, secret: secret ?? sandbox.credentials.erp.secret };
  const erp = erpHttp({
    ...keys,
    baseUrl: `${sandbox.url}/erp`,
    noticePath: '/erp/notify',
    now,
    randomText,
    timeoutMs,
    pausesMs: [1, 1],
  });
  const ask = async (path: string) => {
    const headers = signedHeaders(keys, { method: 'GET', path, body: '' }, new Date());
    const reply = await fetch(sandbox.url + path, { headers });
    return {
      status: reply.status,
      body: (await reply.json()) as { code: string; data: { rows: { code: string }[]; total: number } },
      headers,
    };
  };
  return { sandbox, erp, ask };
};

const walk = async (erp: Awaited<ReturnType<typeof open>>['erp'], updatedSince: Date | null = null): Promise<ErpStore[]> => {
  const rows: ErpStore[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: ErpPage<ErpStore> = await erp.page('stores', { after, updatedSince });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
};

test('by cursor and by page number the ERP gives the same 1,200 stores, each once, the deepest page as fast as the first', async (t) => {
  const { sandbox, erp, ask } = await open(1_200);
  const codes = (await walk(erp)).map(({ code }) => code);
  t.is(new Set(codes).size, 1_200);
  t.deepEqual(codes, [...codes].sort());
  const deep = await ask('/erp/v1/stores?page=12&size=100');
  t.deepEqual(
    deep.body.data.rows.map(({ code }) => code),
    codes.slice(1_100),
  );
  t.is(deep.body.data.total, 1_200);
  await sandbox.stop();
});

test('all fields of a batch of codes come in one call; a code that stands twice comes twice, one unknown not at all', async (t) => {
  const { sandbox, erp } = await open(20);
  sandbox.erp.spoil({ code: 'S00002', how: 'code-twice' });
  const { rows } = await erp.rowsOf('stores', ['S00001', 'S00002', 'S99999']);
  t.deepEqual(
    rows.map(({ code }) => code),
    ['S00001', 'S00002', 'S00002'],
  );
  t.like(rows[0], { name: '联发广场店', branchCode: 'B01', franchiseeCode: null, latE6: 28_690_120, lngE6: 115_861_240, closed: false });
  sandbox.erp.mend();
  t.is((await erp.rowsOf('stores', ['S00002'])).rows.length, 1);
  sandbox.erp.spoil({ code: 'S00001', how: 'code-twice' });
  sandbox.erp.remove({ list: 'stores', code: 'S00001' });
  sandbox.erp.mend();
  t.is((await erp.rowsOf('stores', ['S00001'])).rows.length, 1, 'mended, although somebody had removed both');
  await sandbox.stop();
});

test('only what changed since then is given, in the order it changed', async (t) => {
  const { sandbox, erp } = await open(700);
  const since = new Date();
  await pause();
  sandbox.erp.rename({ list: 'stores', code: 'S00300', name: '新名字店' });
  await pause();
  sandbox.erp.close({ list: 'stores', code: 'S00100' });
  t.deepEqual(
    (await walk(erp, since)).map(({ code, name, closed }) => [code, name, closed]),
    [
      ['S00300', '新名字店', false],
      ['S00100', (await erp.rowsOf('stores', ['S00100'])).rows[0]!.name, true],
    ],
  );
  await sandbox.stop();
});

test('a row that cannot be read is put aside with its reason, and the others come', async (t) => {
  const { sandbox, erp } = await open(20);
  sandbox.erp.spoil({ code: 'S00003', how: 'bad-place' });
  sandbox.erp.spoil({ code: 'S00004', how: 'no-name' });
  const { rows, unreadable } = await erp.page('stores', { after: '', updatedSince: null });
  t.is(rows.length, 18);
  t.deepEqual(unreadable, [
    { code: 'S00003', why: '纬度不是数字' },
    { code: 'S00004', why: '没有名称' },
  ]);
  await sandbox.stop();
});

test('an ERP that fails twice is asked a third time; one that stays down, hangs up or keeps silent is given up', async (t) => {
  const { sandbox, erp } = await open(5, { timeoutMs: 1_500 });
  const page = () => erp.page('branches', { after: '', updatedSince: null });
  sandbox.erp.misbehave({ failTimes: 2 });
  await t.notThrowsAsync(page());
  for (const down of ['error', 'hang-up', 'silent'] as const) {
    sandbox.erp.misbehave({ down });
    t.is((await t.throwsAsync<ErpError>(page(), { instanceOf: ErpError }))?.kind, 'away', down);
  }
  sandbox.erp.calm();
  await t.notThrowsAsync(page());
  await sandbox.stop();
});

test('a call with a wrong secret, or sent again as it was, is refused', async (t) => {
  const { sandbox, ask } = await open(5);
  const path = '/erp/v1/stores?page=1&size=5';
  const { headers, status } = await ask(path);
  t.is(status, 200);
  t.is((await fetch(sandbox.url + path, { headers })).status, 401);
  t.is((await fetch(`${sandbox.url}/erp/v1/stores?page=2&size=5`, { headers })).status, 401);
  await sandbox.stop();
  const stranger = await open(5, { secret: 'wrong' });
  t.is(
    (await t.throwsAsync<ErpError>(stranger.erp.page('stores', { after: '', updatedSince: null }), { instanceOf: ErpError }))?.kind,
    'refused',
  );
  await stranger.sandbox.stop();
});

test('a change is told to the webhook with a signature that holds; a forged one does not', async (t) => {
  const { sandbox, erp } = await open(5);
  const told: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      try {
        told.push(...erp.readNotice(request.headers, Buffer.concat(chunks)).codes);
        response.writeHead(204).end();
      } catch {
        response.writeHead(401).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sandbox.erp.webhook(`http://127.0.0.1:${(server.address() as AddressInfo).port}/erp/notify`);
  sandbox.erp.rename({ list: 'stores', code: 'S00001', name: '新名字店' });
  await sandbox.erp.quiet();
  t.deepEqual(told, ['S00001']);
  sandbox.erp.misbehave({ forgedNotices: true });
  sandbox.erp.rename({ list: 'stores', code: 'S00002', name: '又一个名字' });
  await sandbox.erp.quiet();
  t.deepEqual(told, ['S00001']);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await sandbox.stop();
});
