import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { readBytes, readJson } from './read-body.ts';

const max = 1_000;
/** What became of requests whose sender did not wait for the answer. */
const outcomes: string[] = [];
/** What was read, or the code of the refusal. */
const answer = async (asked: IncomingMessage): Promise<string> => {
  try {
    if (asked.url === '/bytes') return (await readBytes(asked, max)).toString('hex');
    return JSON.stringify(await readJson(asked, max));
  } catch (error) {
    return error instanceof DomainError ? String(error.code) : `fault: ${String(error)}`;
  }
};
const server = createServer((asked, reply) => {
  void answer(asked).then((text) => {
    if (asked.url === '/gone') outcomes.push(text);
    reply.end(text);
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
test.after.always(() => {
  server.closeAllConnections();
  server.close();
});

const send = async (body: string | Buffer, headers: Record<string, string> = {}, path = '/'): Promise<string> => {
  const sent = request({ port, host: '127.0.0.1', path, method: 'POST', headers });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return text;
};

test('an object is read, also Chinese cut in the middle of a character by the network', async (t) => {
  t.is(await send('{"name":"卤鸭脖"}'), '{"name":"卤鸭脖"}');
  t.is(await send(''), '{}');
  const sent = request({ port, host: '127.0.0.1', method: 'POST' });
  const bytes = Buffer.from('{"name":"卤"}');
  sent.write(bytes.subarray(0, 10));
  await new Promise((resolve) => setTimeout(resolve, 20));
  sent.end(bytes.subarray(10));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  t.is(text, '{"name":"卤"}');
});

test('what is no JSON object is refused', async (t) => {
  for (const body of ['{', '[1]', 'null', '"text"', '7', '{"a":1}x']) t.is(await send(body), 'input/unreadable', body);
});

test('too much is refused, whether announced or not', async (t) => {
  t.is(await send('x'.repeat(max + 1), { 'content-length': String(max + 1) }), 'input/too-large');
  t.is(await send(JSON.stringify({ text: 'x'.repeat(max) }), { 'transfer-encoding': 'chunked' }), 'input/too-large');
  t.is(await send(JSON.stringify('x'.repeat(max - 2)), {}, '/bytes'), Buffer.from(JSON.stringify('x'.repeat(max - 2))).toString('hex'));
});

test('packed bodies are refused, not unpacked', async (t) => {
  t.is(await send(gzipSync('{}'), { 'content-encoding': 'gzip' }), 'input/unreadable');
  t.is(await send('{}', { 'content-encoding': 'identity' }), '{}');
});

test('a client that goes away in the middle is no fault of ours', async (t) => {
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /gone HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{"a":');
  await new Promise((resolve) => setTimeout(resolve, 30));
  socket.destroy();
  for (let waitedMs = 0; outcomes.length === 0 && waitedMs < 3_000; waitedMs += 10) await new Promise((resolve) => setTimeout(resolve, 10));
  t.deepEqual(outcomes, ['input/unreadable']);
});
