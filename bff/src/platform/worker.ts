import { inTransaction, type House } from './transaction.ts';
import type { Log } from './log.ts';
import type { Steps, Subscriber } from './subscriber.ts';
import { raiseAttention } from './attention.ts';
import { openBell } from './bell.ts';
import { claimBatch, leaseMs, type Batch, type Delivery } from './claim-batch.ts';

export type WorkerSettings = {
  readonly subscribers: readonly Subscriber[];
  readonly log: Log;
  /** Deliveries of a batch handled at the same time. */
  readonly atOnceMax: number;
  readonly observe?: (subscriber: string, outcome: 'done' | 'failed') => void;
};

const backoffMsMax = 600_000;
/** After so many failures in a row a person is told; it is tried on all the same. */
const failuresBeforeAttention = 8;

/**
 * Claims due deliveries in batches and hands them to their subscribers; tells how many were handled. Any number of workers may
 * run: a claim is a conditional UPDATE with a lease, and only the lease's holder can mark a delivery done.
 */
export const deliverDue = async (house: House, settings: WorkerSettings): Promise<number> => {
  const batch = await claimBatch(house);
  await handleBatch(house, settings, batch);
  return batch.claimed.length;
};

const handleBatch = async (house: House, settings: WorkerSettings, { lease, claimed }: Batch): Promise<void> => {
  const { moot, queue } = await sortOut(house, settings, claimed);
  const settled = moot.map(({ id }) => id);
  const next = async (): Promise<void> => {
    for (let delivery = queue.shift(); delivery !== undefined; delivery = queue.shift())
      if ((await handle(house, settings, lease, delivery)) === 'settled') settled.push(delivery.id);
  };
  let isOver = false;
  const all = Promise.all(Array.from({ length: Math.min(settings.atOnceMax, queue.length) }, next)).then(() => void (isOver = true));
  // At the end of all, and each second until then: a long job must not keep the others from being marked while their lease lasts.
  while (!isOver || settled.length > 0) {
    await within(markedAfterMs, all);
    await markDone(house, lease, settled.splice(0));
  }
  for (const { subscriber } of moot) settings.observe?.(subscriber, 'done');
};

/** What had no transaction of its own to be marked in is marked after so long, if not sooner. */
const markedAfterMs = 1_000;

/** Waits for the work, but not longer than that. */
const within = async (ms: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
};

/** Which of them have nothing left to do; a subscriber that cannot tell gets all of its own. */
const sortOut = async ({ database }: House, { subscribers, log }: WorkerSettings, claimed: readonly Delivery[]) => {
  const moot = new Set<Delivery>();
  for (const [name, own] of Map.groupBy(claimed, ({ subscriber }) => subscriber)) {
    const tell = subscribers.find((one) => one.name === name)?.moot;
    const told =
      tell === undefined
        ? []
        : await tell(
            database.reads,
            own.map(({ payload }) => JSON.parse(payload) as unknown),
          ).catch((error: unknown) => {
            log.warn({ err: error, subscriber: name }, 'what is left to do could not be told apart');
            return [];
          });
    own.forEach((delivery, index) => told[index] === true && moot.add(delivery));
  }
  return { moot: [...moot], queue: claimed.filter((delivery) => !moot.has(delivery)) };
};

/** In one statement for all that had no transaction of their own to be marked in; whose lease was lost meanwhile is left alone. */
const markDone = async (house: House, lease: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await inTransaction(house, outbox, async ({ sql, now }) =>
    sql.later.run(
      `UPDATE delivery SET state = 'done', done_at = ?, lease = NULL, lease_until = NULL WHERE id IN (?) AND state = 'waiting' AND lease = ?`,
      [now, ids, lease],
    ),
  );
};

const outbox = { kind: 'system', name: 'outbox' } as const;

/** `settled`: it is over and has to be marked; otherwise it was marked, or is tried again. */
const handle = async (house: House, settings: WorkerSettings, lease: string, delivery: Delivery): Promise<'settled' | 'seen to'> => {
  const subscriber = settings.subscribers.find(({ name }) => name === delivery.subscriber);
  const renewal = setInterval(() => void renew(house, lease, delivery.id).catch(() => undefined), leaseMs / 3);
  try {
    if (subscriber === undefined) throw new Error(`this version has no subscriber ${delivery.subscriber}`);
    const marked = await run(house, lease, subscriber, delivery);
    settings.observe?.(delivery.subscriber, 'done');
    return marked ? 'seen to' : 'settled';
  } catch (error) {
    if (error instanceof LeaseLost) return 'seen to';
    settings.observe?.(delivery.subscriber, 'failed');
    settings.log.warn(
      { err: error, delivery: delivery.id, subscriber: delivery.subscriber, attempts: delivery.attempts + 1 },
      'delivery failed, will be tried again',
    );
    await putOff(house, lease, delivery, error as Error).catch((failure: unknown) =>
      settings.log.error({ err: failure }, 'a failed delivery could not be put off'),
    );
    return 'seen to';
  } finally {
    clearInterval(renewal);
  }
};

/** Another worker holds the delivery now: what this one did in its last transaction is rolled back. */
class LeaseLost extends Error {}

/** Tells whether the subscriber's own last transaction has marked it done. */
const run = async (house: House, lease: string, subscriber: Subscriber, delivery: Delivery): Promise<boolean> => {
  const actor = { kind: 'system', name: subscriber.name } as const;
  let finished = false;
  const finish: Steps['finish'] = async (step) => {
    const result = await inTransaction(house, actor, async (ctx) => {
      const answer = await step(ctx);
      const marked = await ctx.sql.run(
        `UPDATE delivery SET state = 'done', done_at = ?, lease = NULL, lease_until = NULL WHERE id = ? AND state = 'waiting' AND lease = ?`,
        [ctx.now, delivery.id, lease],
      );
      if (marked !== 1) throw new LeaseLost();
      return answer;
    });
    finished = true;
    return result;
  };
  await subscriber.handle(
    {
      now: house.now(),
      reads: house.database.reads,
      transact: (step) => inTransaction(house, actor, step),
      finish,
      attempts: delivery.attempts,
      progress: delivery.progress,
      saveProgress: async (progress) => {
        const kept = await house.database.transaction((sql) =>
          sql.run('UPDATE delivery SET progress = ? WHERE id = ? AND lease = ? AND stop = 0', [progress, delivery.id, lease]),
        );
        if (kept !== 1) throw new LeaseLost();
      },
    },
    JSON.parse(delivery.payload),
  );
  return finished;
};

const renew = ({ database, now }: House, lease: string, id: string): Promise<number> =>
  database.transaction((sql) =>
    sql.run('UPDATE delivery SET lease_until = ? WHERE id = ? AND lease = ?', [new Date(now().getTime() + leaseMs), id, lease]),
  );

const putOff = async (house: House, lease: string, delivery: Delivery, error: Error): Promise<void> => {
  const attempts = delivery.attempts + 1;
  const at = house.now();
  const dueAt = new Date(at.getTime() + Math.min(backoffMsMax, 1_000 * 2 ** Math.min(attempts - 1, 10)));
  await inTransaction(house, outbox, async (ctx) => {
    await ctx.sql.run(
      'UPDATE delivery SET attempts = ?, due_at = ?, last_error = ?, lease = NULL, lease_until = NULL WHERE id = ? AND lease = ?',
      [attempts, dueAt, error.message.slice(0, 500), delivery.id, lease],
    );
    if (attempts === failuresBeforeAttention)
      await raiseAttention(ctx, {
        kind: 'delivery-failed',
        subject: delivery.id,
        text: `后台任务 ${delivery.subscriber} 已连续失败 ${attempts} 次，仍在重试，请技术人员查看`,
      });
  });
};

/** Batches under way at a time: a long job, or WeChat not answering, holds up its own batch and not what comes due after it. */
const batchesMax = 4;
/** A batch that takes longer no longer counts among those: otherwise four long jobs would hold up everything. */
const longMs = 2_000;
/** Those that take long among them. */
const batchesOfAllMax = 16;
/** After a claim, what comes due gathers for so long: whoever waits for nothing is served at once, and a rush in batches. */
const gatherMs = 25;

/** Delivers what is due until stopped: at once when woken, and each second by its own clock. Stopping waits for what is under way. */
export const startWorker = (house: House, settings: WorkerSettings): { wake: () => void; stop: () => Promise<void> } => {
  const underWay = new Set<Promise<void>>();
  const quick = new Set<Promise<void>>();
  const bell = openBell();
  let stopping = false;

  const begin = (batch: Batch): void => {
    const work = handleBatch(house, settings, batch)
      .catch((error: unknown) => settings.log.error({ err: error }, 'a batch of deliveries could not be handled'))
      .finally(() => {
        clearTimeout(timer);
        leave(() => {
          underWay.delete(work);
          quick.delete(work);
        });
      });
    const timer = setTimeout(() => leave(() => quick.delete(work)), longMs);
    underWay.add(work);
    quick.add(work);
  };
  const isFull = () => quick.size >= batchesMax || underWay.size >= batchesOfAllMax;
  const leave = (step: () => void): void => {
    const wasFull = isFull();
    step();
    if (wasFull) bell.ring();
  };
  const loop = (async () => {
    while (!stopping) {
      bell.clear();
      const batch = isFull() ? null : await claimOrNone(house, settings.log);
      if (batch === null || batch.claimed.length === 0) {
        await bell.wait(1_000);
        continue;
      }
      begin(batch);
      await pause(gatherMs);
    }
    await Promise.all(underWay);
  })();
  return {
    wake: bell.ring,
    stop: () => {
      stopping = true;
      bell.ring();
      return loop;
    },
  };
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const claimOrNone = async (house: House, log: Log): Promise<Batch | null> => {
  try {
    return await claimBatch(house);
  } catch (error) {
    log.error({ err: error }, 'due deliveries could not be read');
    return null;
  }
};
