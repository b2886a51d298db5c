import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { askText } from './http-text.ts';

let cuts = 0;
const used = new WeakSet<object>();
const answers: Record<string, (response: ServerResponse) => void> = {
  '/fine': (response) => response.end('好的'),
  '/elsewhere': (response) => response.writeHead(302, { location: '/fine' }).end(),
  '/broken': (response) => response.writeHead(500).end('{}'),
  '/silent': () => undefined,
  '/half': (response) => void response.writeHead(200, { 'content-length': 100 }).write('{"half":'),
  '/closed-once': (response) => (cuts++ === 0 ? response.destroy() : response.end('好的')),
  '/closed-when-old': (response) => (used.has(response.req.socket) ? response.destroy() : response.end('好的')),
  '/cut': (response) => response.destroy(),
  '/cut-in-half': (response) =>
    void response.writeHead(200, { 'content-length': 100 }).write('{"half":', () => setImmediate(() => response.destroy())),
};
const ports = new Set<number | undefined>();
const server = createServer((request, response) => {
  ports.add(request.socket.remotePort);
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    (answers[request.url ?? ''] ?? (() => response.end(Buffer.concat(chunks))))(response);
    used.add(request.socket);
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
test.after.always(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string, body?: string) =>
  askText(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body }),
    timeoutMs: 300,
  });

test.serial('what is answered comes back as text, whatever is in it, over one connection', async (t) => {
  t.is(await ask('/fine'), '好的');
  for (const body of ['{"name":"王🍗"}', '', 'x'.repeat(300_000)]) t.is(await ask('/echo', body), body);
  t.is(ports.size, 1);
});

for (const path of ['/elsewhere', '/broken', '/silent', '/half', '/cut', '/cut-in-half'])
  test.serial(`${path.slice(1)}: no answer, in time, and the next is asked all the same`, async (t) => {
    t.is(await ask(path), null);
    t.is(await ask('/fine'), '好的');
  });

test.serial('a connection that the other side closes as it is used again is not the end of it', async (t) => {
  t.is(await ask('/fine'), '好的');
  t.is(await ask('/closed-once', '{}'), '好的');
  t.is(cuts, 2);
});

test.serial('nor are several that it closes one after the other', async (t) => {
  await Promise.all(['a', 'b', 'c'].map((body) => ask('/echo', body)));
  t.is(await ask('/closed-when-old', '{}'), '好的');
});

test.serial('where nobody listens there is no answer', async (t) => {
  t.is(await askText('http://127.0.0.1:1/', { method: 'GET', timeoutMs: 300 }), null);
});
