import test from 'ava';
import type { Context as Koa } from 'koa';
import { getMenu } from '@mendian/shared/catalog/catalog.contract.ts';
import { bytesSender } from './send-bytes.ts';

/** As much of a request as is looked at, and what was answered. */
const ask = (known?: string) => {
  const headers = new Map<string, unknown>();
  let body: Buffer | undefined;
  const res = {
    statusCode: 0,
    setHeader: (name: string, value: unknown) => headers.set(name, value),
    end: (bytes?: Buffer) => void (body = bytes),
  };
  const koa = { req: { headers: { 'if-none-match': known } }, res } as unknown as Koa;
  return { koa, answered: () => ({ status: res.statusCode, etag: headers.get('etag') as string, text: body?.toString() }) };
};

const openSender = () => {
  const send = bytesSender<{ of: string }>(getMenu, (reply) => reply);
  const built: string[] = [];
  const get = async (key: string, version = '1', known?: string) => {
    const { koa, answered } = ask(known);
    const build = () => Promise.resolve({ of: `${(built.push(key), key)} ${version}` });
    await send(koa, { key, version, build });
    return answered();
  };
  return { get, built };
};

test('what is the same for all is built once a version, and not sent to whoever has it', async (t) => {
  const { get, built } = openSender();
  const first = await get('a');
  t.like(first, { status: 200, text: '{"of":"a 1"}' });
  t.deepEqual(await get('a'), first);
  t.like(await get('a', '1', `W/"other", ${first.etag}`), { status: 304, text: undefined });
  const next = await get('a', '2', first.etag);
  t.like(next, { status: 200, text: '{"of":"a 2"}' });
  t.not(next.etag, first.etag);
  t.deepEqual(built, ['a', 'a']);
});

test('of more than can be kept, those go that nobody asks for', async (t) => {
  const { get, built } = openSender();
  await get('often');
  for (let place = 0; place < 10_000; place += 1) {
    await get(`once ${place}`);
    await get('often');
  }
  t.is(built.filter((key) => key === 'often').length, 1);
  await get('once 9999');
  t.is(built.length, 10_001, 'what was asked for last is there');
  await get('once 0');
  t.is(built.length, 10_002, 'not all are kept');
});
