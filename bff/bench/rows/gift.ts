import { setTimeout as pause } from 'node:timers/promises';
import { monotonicFactory } from 'ulid';
import { insertAll } from '../../embedded/seed-rows.ts';
import { giftAsked } from '../../src/modules/coupon/index.ts';
import { openDatabase, type Database } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { plain } from '../words.ts';
import type { Mendian, World } from '../world.ts';
import type { Row } from './row.ts';

const goalSeconds = 180;
const goalMegabytes = 64;
const [inFull, inQuick] = [1_000_000, 100_000];
const giveUpMs = 600_000;
const templateId = 'gift-template';

/** A coupon for every member, by a server's worker; how much its memory grows meanwhile. */
export const gift: Row = {
  name: 'counter',
  run: async (world, { quick }) => {
    const members = quick ? inQuick : inFull;
    const url = await emptyDatabase(world);
    const database = openDatabase({ url, replicaUrls: [], connectionsMax: 2 });
    await migrate(database, () => new Date());
    await makeMembers(database, members);
    const mendian = await world.startMendian({ DATABASE_URL: url });
    try {
      const { seconds, grown } = await give(database, mendian);
      const held = await database.reads.one<{ number: number }>('SELECT COUNT(DISTINCT member_id) AS number FROM coupon');
      if (held!.number !== members) throw new Error(`${held!.number} of ${members} members have a coupon`);
      const goal = (goalSeconds * members) / inFull;
      return [
        {
          ...{ what: `a coupon given to each of ${plain(members)} members`, yardstick: '' },
          ours: `${plain(seconds)} s, ${plain(members / seconds)} members a second; its memory grew by ${plain(grown)} MB at most`,
          ...{ ratio: '', goal: `≤ ${plain(goal)} s and ${goalMegabytes} MB`, met: seconds <= goal && grown <= goalMegabytes },
          notes: ['Once, from the moment it is asked for; memory is what the process’s heap and buffers hold after a sweep, each second.'],
        },
      ];
    } finally {
      await mendian.stop();
      await database.close();
    }
  },
};

const emptyDatabase = async ({ plain: pool, databaseUrl }: World): Promise<string> => {
  await pool.query('CREATE DATABASE gift CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
  return databaseUrl.replace(/[^/]+$/, 'gift');
};

const atOnce = 20_000;

/** Members, and a live template for all of them. */
const makeMembers = async (database: Database, number: number): Promise<void> => {
  const next = monotonicFactory();
  const now = new Date();
  for (let made = 0; made < number; made += atOnce)
    await database.transaction((sql) =>
      insertAll(
        sql,
        'member',
        Array.from({ length: Math.min(atOnce, number - made) }, (_, index) => ({
          ...{ id: next(now.getTime()), openid: `gift-${made + index}`, nickname: '微信用户', phone: null, created_at: now },
        })),
      ),
    );
  const terms = {
    ...{ benefit: { kind: 'instant', off: 500 }, goods: { kind: 'all' }, places: ['chain'], channels: ['mini'], modes: ['pickup'] },
    ...{ hours: null, firstOrder: false, alone: false },
  };
  await database.transaction((sql) =>
    sql.insert('coupon_template', [
      {
        ...{ id: templateId, name: '五元券', note: '', terms: JSON.stringify(terms), total: number },
        ...{ validity: JSON.stringify({ kind: 'days', after: 0, days: 7 }), bearers: '{"headOffice":1000,"branch":0,"owner":0}' },
        ...{ per_member: 1, per_member_day: 1, in_centre: 0, state: 'live', created_by: 'bench', created_at: now, changed_at: now },
      },
    ]),
  );
};

const give = async (database: Database, { program }: Mendian): Promise<{ seconds: number; grown: number }> => {
  const house = { database, now: () => new Date(), subscribersOf: () => ['coupon.gift'], isWatched: () => false, wake: () => undefined };
  const megabytes = async () => {
    const { memory } = await program.usage(true);
    return (memory.heapUsed + memory.external) / 1024 / 1024;
  };
  const [before, began] = [await megabytes(), performance.now()];
  await inTransaction(house, { kind: 'system', name: 'bench' }, async (ctx) => {
    const filter = { registeredFrom: null, registeredTo: null, ordered: null, hasPhone: false };
    const row = { template_id: templateId, filter: JSON.stringify(filter), state: 'waiting', created_by: 'bench', created_at: ctx.now };
    await ctx.sql.insert('coupon_gift', [{ id: 'gift', ...row }]);
    ctx.emit(giftAsked({ giftId: 'gift' }));
  });
  for (let most = before; performance.now() - began < giveUpMs; await pause(1_000)) {
    most = Math.max(most, await megabytes());
    const row = await database.reads.one<{ state: string; created_at: Date; ended_at: Date | null }>('SELECT * FROM coupon_gift');
    if (row?.ended_at) return { seconds: (row.ended_at.getTime() - row.created_at.getTime()) / 1_000, grown: most - before };
  }
  throw new Error('the gift did not end');
};
