import Router from '@koa/router';
import Koa from 'koa';
import { listenAndSay } from './listen.ts';

/** Bare Koa with @koa/router that sends bytes it was given: the least that any answer costs. */
type Told = { readonly serve?: { readonly path: string; readonly body: string } };

const router = new Router();
const koa = new Koa();
koa.use(router.routes());

process.on('message', ({ serve }: Told) => {
  if (serve === undefined) return;
  const bytes = Buffer.from(serve.body);
  const etag = '"plain"';
  router.get(serve.path, (context) => {
    context.set('etag', etag);
    if (context.get('if-none-match') === etag) {
      context.status = 304;
      return;
    }
    context.type = 'application/json';
    context.body = bytes;
  });
  process.send?.({ served: serve.path });
});

const answer = koa.callback();
listenAndSay((request, response) => void answer(request, response));
