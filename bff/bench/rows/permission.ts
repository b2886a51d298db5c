import { listAccounts } from '@mendian/shared/account/account.contract.ts';
import { insertAll } from '../../embedded/seed-rows.ts';
import { hashOf, newToken, newUlid } from '../../src/platform/chance.ts';
import { openDatabase, type Database } from '../../src/platform/database.ts';
import { openKnownActors, type KnownActors } from '../../src/platform/known-actors.ts';
import { flood } from '../flood.ts';
import { openPool, requestText } from '../http-client.ts';
import { sideOf } from '../side.ts';
import { compare, spreadOf, type Spread } from '../measure.ts';
import { inMillis, spreadText } from '../words.ts';
import type { World } from '../world.ts';
import type { Row } from './row.ts';

const goal = 0.05;
const accounts = 1_000;
const atOnce = 8;
const connections = 16;

/** What asking for roles and scope costs, of all that a list of accounts costs. */
export const permission: Row = {
  name: 'merchant',
  run: async (world, { quick }) => {
    const [rounds, operations, floodMs] = quick ? [3, 2_000, 1_000] : [7, 5_000, 3_000];
    const database = openDatabase({ url: world.databaseUrl, replicaUrls: [], connectionsMax: atOnce });
    try {
      const tokens = await makeStaff(database);
      const hashes = tokens.map(hashOf);
      const known = openKnownActors(database.reads);
      const checked = await compare(
        {
          yardstick: sideOf(world, { operations, atOnce }, (index) => bareSession(database, hashes[index % accounts]!)),
          ours: sideOf(world, { operations, atOnce }, (index) => asRequestsDo(database, known, tokens[index % accounts]!)),
        },
        rounds,
      );
      const request = await requestCpu(world, tokens, { rounds, ms: floodMs });
      const share = Math.max(0, checked.ours.total.median - checked.yardstick.total.median) / request.median;
      return [
        {
          what: 'permission check of a list of accounts: an account’s roles and scope, at each request',
          yardstick: `${spreadText(inMillis(checked.yardstick.total), ' ms')} (its session alone)`,
          ours: `${spreadText(inMillis(checked.ours.total), ' ms')}, of ${spreadText(inMillis(request), ' ms')} a request`,
          ratio: `${(share * 100).toPrecision(2)} % of a request`,
          goal: `≤ ${goal * 100} % of a request`,
          met: share <= goal,
          notes: ['CPU of Node and MariaDB together; accounts with two roles of ten permissions and three nodes.'],
        },
      ];
    } finally {
      await database.close();
    }
  },
};

/** In full the first time and each minute, otherwise whether it is still so; a request sends that along with its first statement. */
const asRequestsDo = async ({ reads }: Database, known: KnownActors, token: string): Promise<void> => {
  const now = new Date();
  const guess = known.of(token, now);
  const so = guess !== null && (await reads.ask(guess.stillSo(now)))[0];
  if (!so && (await known.ask(token, now)) === null) throw new Error('an account is nobody');
};

/** A session without roles and scope, in a trip of its own. */
const bareSession = async ({ reads }: Database, tokenHash: string): Promise<void> => {
  const row = await reads.one(
    `SELECT s.id AS session_id, a.id, a.merchant_id, a.real_name, a.is_primary, a.must_change
    FROM session s JOIN account a ON a.id = s.subject_id
    WHERE s.token_hash = ? AND s.kind = 'account' AND s.ended_at IS NULL AND s.expires_at > ? AND a.enabled = 1 AND a.deleted_at IS NULL`,
    [tokenHash, new Date()],
  );
  if (row === null) throw new Error('a session is nobody’s');
};

/** CPU of the server and the database a request, in microseconds. */
const requestCpu = async (world: World, tokens: readonly string[], { rounds, ms }: { rounds: number; ms: number }): Promise<Spread> => {
  const mendian = await world.startMendian();
  const pool = await openPool(mendian.port, connections);
  const requests = tokens.map((token) =>
    Buffer.from(requestText('GET', listAccounts.merchant.path, { headers: { authorization: `Bearer ${token}` } })),
  );
  const cpu = async () => (await mendian.program.usage()).cpuMicros;
  try {
    const found: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const before = world.databaseCpu();
      const { node, operations } = await flood({ pool, requests, status: 200, cpu }, ms);
      if (round > 0) found.push((node + world.databaseCpu() - before) / operations);
    }
    return spreadOf(found);
  } finally {
    pool.close();
    await mendian.stop();
  }
};

const permissionsOf = (role: number): string =>
  ['account.manage', ...Array.from({ length: 9 }, (_, index) => `thing-${role}.do-${index}`)].join(',');

/** Accounts of thirty merchants, signed in, each with two roles and three nodes. Gives their tokens. */
const makeStaff = async (database: Database): Promise<string[]> => {
  const now = new Date();
  const id = () => newUlid(now);
  const merchants = await database.reads.all<{ id: string; kind: string }>('SELECT id, kind FROM merchant ORDER BY code LIMIT 30');
  const stores = await database.reads.all<{ id: string; owner_id: string }>('SELECT id, owner_id FROM store ORDER BY code');
  const made = Array.from({ length: accounts }, (_, index) => ({
    accountId: id(),
    token: `a.${newToken()}`,
    ...merchants[index % merchants.length]!,
  }));
  const roles = merchants.flatMap(({ id: merchantId }) => [0, 1].map((role) => ({ id: id(), merchantId, role })));
  await database.transaction(async (sql) => {
    await insertAll(
      sql,
      'role',
      roles.map(({ id: roleId, merchantId, role }) => ({
        ...{ id: roleId, merchant_id: merchantId, name: `角色${role}`, permissions: permissionsOf(role) },
        ...{ created_at: now, updated_at: now },
      })),
    );
    await insertAll(
      sql,
      'account',
      made.map(({ accountId, id: merchantId }) => ({
        ...{ id: accountId, merchant_id: merchantId, username: accountId.toLowerCase(), real_name: '店长', phone: '13800000000' },
        ...{ password_hash: '', created_at: now, created_by: 'bench' },
      })),
    );
    await insertAll(
      sql,
      'account_role',
      made.flatMap(({ accountId, id: merchantId }) =>
        roles.filter((role) => role.merchantId === merchantId).map((role) => ({ account_id: accountId, role_id: role.id })),
      ),
    );
    await insertAll(
      sql,
      'account_scope',
      made.flatMap(({ accountId, id: merchantId, kind }) => [
        { account_id: accountId, node: `${kind}:${merchantId}` },
        ...stores
          .filter(({ owner_id: ownerId }) => ownerId === merchantId)
          .slice(0, 2)
          .map((store) => ({ account_id: accountId, node: `store:${store.id}` })),
      ]),
    );
    await insertAll(
      sql,
      'session',
      made.map(({ accountId, token }) => ({
        ...{ token_hash: hashOf(token), id: id(), kind: 'account', subject_id: accountId },
        ...{ created_at: now, expires_at: new Date(now.getTime() + 86_400_000) },
      })),
    );
  });
  return made.map(({ token }) => token);
};
