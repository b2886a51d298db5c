import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import test from 'ava';
import { emptyDatabase, onMariadb, redisUrl } from '../../test/database.ts';

type Traced = { resourceSpans: { scopeSpans: { scope: { name: string }; spans: { name: string; attributes: unknown[] }[] }[] }[] };

/** Takes what a program sends to `/v1/traces`. */
const startReceiver = async () => {
  const spans: { by: string; name: string; attributes: string }[] = [];
  const server = createServer((request, answer) => {
    void text(request).then((sent) => {
      for (const { scope, spans: some } of (JSON.parse(sent) as Traced).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans))
        spans.push(...some.map(({ name, attributes }) => ({ by: scope.name, name, attributes: JSON.stringify(attributes) })));
      answer.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { spans, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
};

/** A program of its own, because what is traced must not be imported before tracing starts. */
const program = (endpoint: string, databaseUrl: string | null) => `
  import { once } from 'node:events';
  const { startTracing } = await import(${JSON.stringify(path.join(import.meta.dirname, 'tracing.ts'))});
  const stopTracing = await startTracing(${JSON.stringify(endpoint)});
  const { default: Koa } = await import('koa');
  const { default: Router } = await import('@koa/router');
  const { dispatchTo } = await import(${JSON.stringify(path.join(import.meta.dirname, 'dispatch.ts'))});
  const router = new Router();
  const databaseUrl = ${JSON.stringify(databaseUrl)};
  const redisUrl = ${JSON.stringify(redisUrl ?? null)};
  router.get('/things/:id', async (koa) => {
    if (databaseUrl !== null) {
      const { openDatabase } = await import(${JSON.stringify(path.join(import.meta.dirname, 'database.ts'))});
      const database = openDatabase({ url: databaseUrl, replicaUrls: [], connectionsMax: 1 });
      await database.reads.one('SELECT ? AS phone', ['13800138000']);
      await database.close();
    }
    if (redisUrl !== null) {
      const { Redis } = await import('ioredis');
      const redis = new Redis(redisUrl);
      await redis.set('mendian-tracing-test', 'secret-value', 'EX', 1);
      redis.disconnect();
    }
    koa.body = 'ok';
  });
  const server = new Koa().use(dispatchTo(router)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = 'http://127.0.0.1:' + server.address().port + '/things/7?phone=13800138000';
  await (await fetch(url)).text();
  const { askText } = await import(${JSON.stringify(path.join(import.meta.dirname, '../gateways/http-text.ts'))});
  await askText(url + '&secret=secret-value', { method: 'GET', timeoutMs: 5000 });
  server.closeAllConnections();
  server.close();
  await stopTracing();
  process.exit(0);
`;

test('a request is traced with its route, its SQL and its Redis commands, without the values in them', async (t) => {
  const receiver = await startReceiver();
  t.teardown(receiver.stop);
  const place = onMariadb ? await emptyDatabase() : null;
  if (place !== null) t.teardown(place.drop);
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(receiver.url, place?.url ?? null)], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const [code] = (await once(child, 'exit')) as [number];
  t.is(code, 0, output);

  const by = (library: string) => receiver.spans.filter((span) => span.by.endsWith(library));
  t.true(by('instrumentation-http').length > 0, output);
  t.true(
    by('instrumentation-koa').some(({ name, attributes }) => `${name}${attributes}`.includes('/things/:id')),
    JSON.stringify(receiver.spans),
  );
  if (place !== null) t.true(by('instrumentation-mysql2').length > 0, JSON.stringify(receiver.spans));
  if (redisUrl !== undefined)
    t.true(
      by('instrumentation-ioredis').some(({ name }) => /set/i.test(name)),
      JSON.stringify(receiver.spans),
    );
  t.false(/13800138000|secret-value/.test(JSON.stringify(receiver.spans)));
});
