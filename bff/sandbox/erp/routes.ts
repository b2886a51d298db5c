import { setTimeout as sleep } from 'node:timers/promises';
import Router from '@koa/router';
import type { Context } from 'koa';
import { ErpFailure } from './erp-failure.ts';
import { erpLists } from './erp-shape.ts';
import type { ErpWorld } from './erp-world.ts';
import { pageByCursor, pageByNumber, rowsOfCodes } from './lists.ts';
import { checkSignature } from './signature.ts';

/**
 * The ERP's own doors, all signed:
 *
 *     GET  /erp/v1/<list>?page=1&size=100                          { rows, total, page, size, asOf }
 *     GET  /erp/v1/<list>?after=&size=&updatedSince=               { rows, next, asOf }   `after` empty: from the beginning
 *     POST /erp/v1/<list>/query   { codes: [up to 200] }           { rows, asOf }
 */
export const erpRouter = (world: ErpWorld): Router => {
  const router = new Router({ prefix: '/erp/v1' });
  for (const list of erpLists) {
    router.get(`/${list}`, (koa) =>
      answer(world, koa, () => {
        const query = new URLSearchParams(koa.querystring);
        return query.has('after') || query.has('updatedSince') ? pageByCursor(world, list, query) : pageByNumber(world, list, query);
      }),
    );
    router.post(`/${list}/query`, (koa) => answer(world, koa, () => rowsOfCodes(world, list, readJson(koa))));
  }
  return router;
};

const answer = async (world: ErpWorld, koa: Context, work: () => object): Promise<void> => {
  const { misbehaviour, calls } = world;
  const name = `${koa.method} ${koa.path}`;
  calls.set(name, (calls.get(name) ?? 0) + 1);
  if (misbehaviour.slowMs > 0) await sleep(misbehaviour.slowMs, undefined, { signal: world.ending }).catch(() => undefined);
  if (misbehaviour.down === 'hang-up' || misbehaviour.down === 'silent') return leaveUnanswered(koa, misbehaviour.down === 'hang-up');
  try {
    if (misbehaviour.down === 'error') throw new ErpFailure(500, 'SYSTEM_ERROR', 'ERP 内部错误');
    if (misbehaviour.failTimes > 0) {
      misbehaviour.failTimes -= 1;
      throw new ErpFailure(503, 'BUSY', 'ERP 正忙');
    }
    checkSignature(world, koa.headers, { method: koa.method, path: koa.url, body: koa.state['rawBody'] as string });
    koa.body = { code: 'OK', data: work() };
  } catch (error) {
    if (!(error instanceof ErpFailure)) throw error;
    koa.status = error.status;
    koa.body = { code: error.code, message: error.message };
  }
};

const leaveUnanswered = (koa: Context, cut: boolean): void => {
  koa.respond = false;
  if (cut) koa.req.socket.destroy();
};

const readJson = (koa: Context): unknown => {
  try {
    return JSON.parse(koa.state['rawBody'] as string);
  } catch {
    throw new ErpFailure(400, 'PARAMETER_INVALID', '请求体不是 JSON');
  }
};
