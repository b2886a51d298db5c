import Router from '@koa/router';
import type { Context } from 'koa';
import * as v from 'valibot';
import { readInput } from '../person/inputs.ts';
import { PersonFailure } from '../person/person-failure.ts';
import { erpLists, erpWrongs, type ErpControl, type ErpList, type ErpStoreRow } from './erp-shape.ts';
import { rowsInOrder, type ErpWorld } from './erp-world.ts';

const Code = v.pipe(v.string(), v.trim(), v.regex(/^[0-9A-Za-z_-]{1,20}$/));
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));
const Row = v.object({ list: v.picklist(erpLists), code: Code });
const Whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000));

const inputs = {
  rename: v.object({ ...Row.entries, name: Name }),
  move: v.object({ code: Code, branchCode: v.optional(Code), franchiseeCode: v.optional(v.nullable(Code)) }),
  open: v.object({ code: Code, name: Name, like: Code }),
  close: Row,
  reopen: Row,
  remove: Row,
  spoil: v.object({ code: Code, how: v.picklist(erpWrongs) }),
  mend: v.object({}),
  misbehave: v.partial(
    v.strictObject({
      slowMs: Whole,
      down: v.picklist(['no', 'error', 'hang-up', 'silent']),
      failTimes: Whole,
      truncated: v.boolean(),
      shuffled: v.boolean(),
      forgedNotices: v.boolean(),
    }),
  ),
  calm: v.object({}),
  webhook: v.object({ url: v.nullable(v.pipe(v.string(), v.url())) }),
};

const shownMax = 20;

/** The ERP's side for people: its page and tests. */
export const erpControlRouter = (world: ErpWorld, control: ErpControl): Router => {
  const router = new Router({ prefix: '/sandbox/erp' });
  router.get('/state', (koa) => reply(koa, () => stateView(world, String(koa.query['text'] ?? ''))));
  router.post('/:name', (koa) =>
    reply(koa, () => {
      const name = koa.params['name'] as keyof typeof inputs;
      if (!Object.hasOwn(inputs, name)) throw new PersonFailure(404, 'erp/not-found', '没有这个操作');
      const input = readInput(inputs[name] as v.GenericSchema, koa.state['rawBody'] as string);
      if (name === 'webhook') control.webhook((input as { url: string | null }).url);
      else (control[name] as (given: unknown) => void)(input);
      return { ok: true };
    }),
  );
  return router;
};

const reply = async (koa: Context, answer: () => object): Promise<void> => {
  koa.set('Cache-Control', 'no-store');
  try {
    koa.body = answer();
  } catch (error) {
    if (!(error instanceof PersonFailure)) throw error;
    koa.status = error.status;
    koa.body = { code: error.code, message: error.message };
  }
};

const stateView = (world: ErpWorld, text: string) => ({
  counts: Object.fromEntries(erpLists.map((list) => [list, world.lists[list].size])),
  stores: found(world, 'stores', text).map((row) => row as ErpStoreRow),
  franchisees: found(world, 'franchisees', text),
  branches: rowsInOrder(world, 'branches', 'code'),
  spoiled: world.spoiled.size,
  misbehaviour: world.misbehaviour,
  webhook: world.settings.get('webhook') ?? null,
  notices: world.notices.slice(-shownMax).reverse(),
  calls: [...world.calls].map(([name, times]) => ({ name, times })),
});

const found = (world: ErpWorld, list: ErpList, text: string) =>
  rowsInOrder(world, list, 'code')
    .filter(({ code, name }) => code.includes(text) || name.includes(text))
    .slice(0, shownMax);
