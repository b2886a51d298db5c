import { randomBytes } from 'node:crypto';
import test from 'ava';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { refused, startHarness } from '../../test/harness.ts';
import type { Actor } from './actor.ts';
import { once } from './idempotency.ts';
import { inTransaction } from './transaction.ts';

const harness = await startHarness();
test.after.always(harness.stop);

const anActor = (): Actor => ({ kind: 'customer', memberId: randomBytes(8).toString('hex'), sessionId: 's' });
const aKey = () => randomBytes(12).toString('hex');
const write = (actor: Actor, key: string, body: unknown, run: () => Promise<unknown>) =>
  inTransaction(harness.house, actor, (ctx) =>
    once(ctx, key, body, async () => {
      await ctx.sql.one('SELECT 1 AS first');
      return run();
    }),
  );

test('sent again with the same key, a write happens once and is answered the same', async (t) => {
  const [actor, key] = [anActor(), aKey()];
  let runs = 0;
  const run = async () => ({ orderId: `order-${(runs += 1)}` });
  const first = await write(actor, key, { a: 1 }, run);
  t.deepEqual(await write(actor, key, { a: 1 }, run), first);
  t.is(runs, 1);
});

test('ten at the same time with one key are one', async (t) => {
  const [actor, key] = [anActor(), aKey()];
  let runs = 0;
  const replies = await Promise.all(
    Array.from({ length: 10 }, () =>
      write(actor, key, { a: 1 }, async () => {
        runs += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return { orderId: `order-${runs}` };
      }),
    ),
  );
  t.is(runs, 1);
  t.is(new Set(replies.map((reply) => JSON.stringify(reply))).size, 1);
});

test('the same key for another request is refused', async (t) => {
  const [actor, key] = [anActor(), aKey()];
  await write(actor, key, { a: 1 }, async () => 'first');
  const error = await refused(
    t,
    write(actor, key, { a: 2 }, async () => 'second'),
    'input/key-reused',
  );
  t.is(error.status, 422);
});

test('a repeat leaves no trace, whatever its first statement would write', async (t) => {
  const [actor, key] = [anActor(), aKey()];
  const noted = async () => (await harness.reads.all('SELECT id FROM audit_log WHERE subject = ?', [key])).length;
  const note = (id: string) =>
    inTransaction(harness.house, actor, (ctx) =>
      once(ctx, key, {}, async () => {
        await ctx.sql.insert('audit_log', [{ id, actor: 'test', action: 'noted', subject: key, detail: '{}', at: ctx.now }]);
        return { id };
      }),
    );
  t.deepEqual(await note(`${key}-1`), { id: `${key}-1` });
  t.deepEqual(await note(`${key}-2`), { id: `${key}-1` });
  t.deepEqual(await note(`${key}-1`), { id: `${key}-1` }, 'although the row it would write is there');
  t.is(await noted(), 1);
});

test('two people may happen to use the same key', async (t) => {
  const key = aKey();
  t.is(await write(anActor(), key, {}, async () => 'one'), 'one');
  t.is(await write(anActor(), key, {}, async () => 'two'), 'two');
});

test('a refused write leaves its key free, so that it can be tried again', async (t) => {
  const [actor, key] = [anActor(), aKey()];
  const refusing = write(actor, key, {}, async () => {
    throw refuse('state/not-allowed');
  });
  await refused(t, refusing, 'state/not-allowed');
  t.is(await write(actor, key, {}, async () => 'now'), 'now');
});

test('while the first fails, the one that waited for it runs', async (t) => {
  const [actor, key] = [anActor(), aKey()];
  let runs = 0;
  const outcomes = await Promise.allSettled(
    [0, 1].map(() =>
      write(actor, key, {}, async () => {
        runs += 1;
        await new Promise((resolve) => setTimeout(resolve, 30));
        if (runs === 1) throw refuse('state/not-allowed');
        return 'done';
      }),
    ),
  );
  t.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  t.is(runs, 2);
});
