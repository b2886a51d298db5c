import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Router from '@koa/router';
import test from 'ava';
import Koa, { type Middleware } from 'koa';
import { dispatchTo } from './dispatch.ts';

const paths = [
  '/',
  '/healthz',
  '/docs/:name',
  '/api/feed',
  '/api/mini/stores',
  '/api/mini/stores/near',
  '/api/mini/stores/:storeId',
  '/api/mini/stores/:storeId/menu',
  '/api/mini/orders/:orderId',
  '/api/terminal/orders/:orderId',
];
const openRouter = () => {
  const router = new Router();
  for (const path of paths)
    router.register(path, [path.endsWith('feed') ? 'POST' : 'GET'], (koa) => void (koa.body = { path, params: koa.params }));
  return router;
};
const listen = async (routes: Middleware) => {
  const answer = new Koa().use(routes).callback();
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
};

test('whatever the address, the same route answers with the same parameters as if all were tried', async (t) => {
  const [plain, quick] = await Promise.all([listen(openRouter().routes() as unknown as Middleware), listen(dispatchTo(openRouter()))]);
  t.teardown(() => [plain, quick].forEach(({ close }) => close()));
  const filled = paths.map((path) => path.replaceAll(/:\w+/g, 'a%2Fb'));
  const others = ['/none', '/api', '/api/mini', '/api/mini/storesx', '/api//mini/stores', '/api/mini/stores/%E5', '/api/mini/none/x'];
  for (const path of [...filled, ...others].flatMap((one) => [one, `${one}/`, one.toUpperCase(), `${one}/beneath`, `${one}?a=/b/c`]))
    for (const method of ['GET', 'HEAD', 'POST', 'DELETE']) {
      const ask = async ({ url }: { url: string }) => {
        const response = await fetch(`${url}${path}`, { method });
        return `${response.status} ${await response.text()}`;
      };
      t.is(await ask(quick), await ask(plain), `${method} ${path}`);
    }
});

test('a path that could begin with anything is refused at the start', (t) => {
  const router = new Router();
  router.register('/api/mini/:anything', ['GET'], () => undefined);
  t.throws(() => dispatchTo(router), { message: /fixed parts/ });
});
