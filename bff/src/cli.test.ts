import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import test from 'ava';
import { aStore } from '../test/build.ts';
import { emptyDatabase, onMariadb } from '../test/database.ts';
import { startHarness } from '../test/harness.ts';
import { freePort } from '../test/services/free-port.ts';
import { passwordMatches } from './modules/account/index.ts';
import { eventType } from './platform/events.ts';
import { inTransaction } from './platform/transaction.ts';

const harness = await startHarness();
test.after.always(harness.stop);

/** Beside the demonstration, `npm run bff` is a program that knows SQLite too. */
const program = path.join(import.meta.dirname, onMariadb ? 'cli.ts' : '../embedded/cli.ts');
const { merchants: _, ROLES, DATABASE_REPLICA_URLS: __, ...settings } = harness.settings;
const environment = (given: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
  ROLES: ROLES.join(','),
  PATH: '/usr/bin:/bin',
  ...given,
});
const run = (args: readonly string[], env = environment()): Promise<{ code: number; said: string; complained: string }> =>
  new Promise((resolve) =>
    execFile(process.execPath, [program, ...args], { env }, (error, said, complained) =>
      resolve({ code: error === null ? 0 : Number(error.code), said, complained }),
    ),
  );

test('a store gets its binding code by its own code, and the code binds', async (t) => {
  const store = await aStore(harness, { name: '八一广场店' });
  const row = await harness.reads.one<{ code: string }>('SELECT code FROM store WHERE id = ?', [store.id]);
  const { code, said } = await run(['terminal:code', row!.code]);
  t.is(code, 0);
  t.regex(said, /八一广场店/);
  const bindingCode = /is ([2-9A-Z]{4}-[2-9A-Z]{4})\./.exec(said)?.[1] ?? '';
  const bound = await harness.as(null)(terminal.bindTerminal, { code: bindingCode, secret: 'x'.repeat(43), name: '前台' });
  t.is(bound.store.id, store.id);
});

test('head office’s first account is made with a one-time password, once, and the audit log says so', async (t) => {
  const { said } = await run(['head-office:account', 'chen']);
  const password = /password is (\S+)/.exec(said)?.[1] ?? '';
  const account = await harness.reads.one<{ id: string; password_hash: string; must_change: number }>(
    `SELECT id, password_hash, must_change FROM account WHERE username = 'chen'`,
  );
  t.true(await passwordMatches(password, account!.password_hash));
  t.is(account!.must_change, 1);
  t.truthy(await harness.reads.one(`SELECT id FROM audit_log WHERE action = 'account.added' AND subject = ?`, [account!.id]));
  const again = await run(['head-office:account', 'chen']);
  t.is(again.code, 1);
  t.regex(again.complained, /choose another name/);
});

test('what is wrong is told in a sentence that says what to do', async (t) => {
  for (const [args, sentence, env] of [
    [['terminal:code', 'nowhere'], /no store with the code or id nowhere/, undefined],
    [['terminal:code'], /Which store\?/, undefined],
    [['head-office:account', '陈'], /letters, digits/, undefined],
    [['job:stop', 'nothing'], /No background work/, undefined],
    [['fly'], /There is no command fly[^]*terminal:code/, undefined],
    [['jobs'], /The setting WECHAT_SECRET is missing/, environment({ WECHAT_SECRET: '' })],
  ] as const) {
    const { code, complained } = await run(args, env);
    t.is(code, 1, args.join(' '));
    t.regex(complained, sentence);
    t.false(/\n\s+at /.test(complained), 'no stack trace');
  }
});

test('background work that waits is listed, and can be stopped', async (t) => {
  const told = eventType<object>('cli-test.told');
  const house = { ...harness.house, subscribersOf: () => ['cli-test.ear'] };
  await inTransaction(house, { kind: 'system', name: 'test' }, async (ctx) => ctx.emit(told({})));
  const listed = await run(['jobs']);
  const id = /(\S+) {2}cli-test\.ear/.exec(listed.said)?.[1] ?? '';
  t.regex(listed.said, /^\d+ wait/);
  t.is((await run(['job:stop', id])).code, 0);
  t.false((await run(['jobs'])).said.includes(id));
  t.is((await run(['job:stop', id])).code, 1, 'it is stopped already');
});

test('migrating a database that has all tables does nothing', async (t) => {
  const { said } = await run(['migrate']);
  t.regex(said, /nothing to do/);
});

if (onMariadb)
  test('an empty database is migrated, the server serves, is traced, and ends by SIGTERM within ten seconds', async (t) => {
    const traces: string[] = [];
    const collector = createServer((request, answer) => {
      void text(request).then((sent) => {
        traces.push(sent);
        answer.end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    t.teardown(() => collector.close());
    const place = await emptyDatabase();
    t.teardown(place.drop);
    const port = await freePort();
    const env = environment({
      DATABASE_URL: place.url,
      PORT: String(port),
      ROLES: 'web,worker',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    });
    t.regex((await run(['migrate'], env)).said, /0001-platform/);

    const server = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (output += String(data)));
    const ended = once(server, 'exit');
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      );
    for (let waitedMs = 0; waitedMs < 30_000 && !(await ready()); waitedMs += 100) await delay(100);
    t.true(await ready(), output);
    t.is((await fetch(`http://127.0.0.1:${port}/api/mini/stores/nothing`)).status, 404);

    const began = performance.now();
    server.kill('SIGTERM');
    server.kill('SIGTERM');
    const [code] = (await ended) as [number];
    t.is(code, 0, output);
    t.true(performance.now() - began < 10_000);
    for (const library of ['instrumentation-koa', 'instrumentation-mysql2', 'instrumentation-http'])
      t.true(traces.join('').includes(library), library);
  });
