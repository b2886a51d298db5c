import type { Sql } from '../src/platform/sql.ts';
import type { Steps } from '../src/platform/subscriber.ts';
import { inTransaction, type House } from '../src/platform/transaction.ts';

/** The process is gone: nothing it would still do happens. */
class Killed extends Error {}

/** `act` does what the process asks of the world besides SQL, and counts it. */
export type Dying = { readonly steps: Steps; readonly act: <T>(work: () => Promise<T>) => Promise<T> };

/** A process that dies before the so-maniest thing it asks; statements of an open transaction go with it. */
const processDyingAfter = (house: House, name: string, actions: number): Dying => {
  let left = actions;
  const act = async <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left < 0) throw new Killed();
    return work();
  };
  const dying = (sql: Sql): Sql => ({
    ...sql,
    all: (...given) => act(() => sql.all(...given)) as never,
    one: (...given) => act(() => sql.one(...given)) as never,
    run: (...given) => act(() => sql.run(...given)),
    insert: (...given) => act(() => sql.insert(...given)),
    upsert: (...given) => act(() => sql.upsert(...given)),
  });
  const transact: Steps['transact'] = async (step) => {
    const result = await inTransaction(house, { kind: 'system', name }, async (ctx) => {
      const answer = await step({ ...ctx, sql: dying(ctx.sql) });
      // Everything is sent, and COMMIT is not.
      return act(async () => answer);
    });
    return act(async () => result);
  };
  return {
    act,
    steps: {
      ...{ now: house.now(), reads: house.database.reads, transact, finish: transact },
      ...{ attempts: 0, progress: null, saveProgress: async () => act(async () => undefined) },
    },
  };
};

type Work = {
  readonly house: House;
  readonly name: string;
  readonly restart: () => void;
  readonly handle: (dying: Dying) => Promise<unknown>;
};

/** Goes on with a job in processes that live so long, one after the other, then in one that lives on. Tells how many were killed. */
export const workKilled = async ({ house, name, restart, handle }: Work, lives: readonly number[]): Promise<number> => {
  let killed = 0;
  for (const actions of [...lives, Infinity]) {
    try {
      await handle(processDyingAfter(house, name, actions));
      return killed;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      killed += 1;
      restart();
    }
  }
  return killed;
};
