import test from 'ava';
import { aStaff, aStore } from '../../test/build.ts';
import { startHarness } from '../../test/harness.ts';
import { hashOf } from './chance.ts';
import { askStaffEpoch, changesStaff } from './staff-epoch.ts';
import { staffActor } from './staff-sessions.ts';

const harness = await startHarness();
test.after.always(harness.stop);
const { reads, transact, clock, house } = harness;

const epoch = async () => (await reads.ask(askStaffEpoch))[0];

const tables = { account: 'id', account_role: 'account_id', account_scope: 'account_id', role: 'id', store: 'id' } as const;

const columnsOf = (table: string) =>
  house.database.dialect === 'mysql'
    ? reads.all<{ name: string }>('SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?', [table]) // prettier-ignore
    : reads.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', [table]);

/** An account with a role and a store in its scope. */
const aWorld = async () => {
  const store = await aStore(harness);
  await transact(({ sql }) => sql.run('UPDATE store SET owner_id = ? WHERE id = ?', ['merchant-e', store.id]));
  const { token, accountId } = await aStaff(harness, { merchantId: 'merchant-e', permissions: ['order.see'], scope: [{ kind: 'store', id: store.id }] }); // prettier-ignore
  const role = await reads.one<{ role_id: string }>('SELECT role_id FROM account_role WHERE account_id = ?', [accountId]);
  const actor = () => staffActor(reads, hashOf(token), clock.now);
  return {
    token,
    actor,
    ids: { account: accountId, account_role: accountId, account_scope: accountId, role: role!.role_id, store: store.id },
  };
};
const told = (actor: Awaited<ReturnType<typeof staffActor>>) =>
  JSON.stringify(actor, (_key, value: unknown) => (value instanceof Set ? [...value].sort() : value));

test.serial('whatever column of whatever table changes an account’s rights, the epoch changes with it', async (t) => {
  const changing: string[] = [];
  for (const [table, key] of Object.entries(tables) as [keyof typeof tables, string][])
    for (const { name } of await columnsOf(table)) {
      const { actor, ids } = await aWorld();
      const [before, since] = [told(await actor()), await epoch()];
      for (const value of ['another', 1, 0, clock.now])
        await transact(({ sql }) => sql.run(`UPDATE ${table} SET ${name} = ? WHERE ${key} = ?`, [value, ids[table]])).catch(() => 0);
      if (told(await actor()) === before) continue;
      changing.push(`${table}.${name}`);
      t.not(await epoch(), since, `${table}.${name}`);
    }
  for (const expected of [
    'account.enabled',
    'account.real_name',
    'account_role.role_id',
    'account_scope.node',
    'role.permissions',
    'store.owner_id',
  ])
    // prettier-ignore
    t.true(changing.includes(expected), expected);
});

test.serial('rows that come and go change it too, as soon as they count and not before', async (t) => {
  const { ids } = await aWorld();
  for (const table of ['account_role', 'account_scope', 'account', 'role', 'store'] as const) {
    const since = await epoch();
    await t.throwsAsync(
      transact(async ({ sql }) => {
        await sql.run(`DELETE FROM ${table} WHERE ${tables[table]} = ?`, [ids[table]]);
        throw new Error('rolled back');
      }),
    );
    t.is(await epoch(), since, `${table}, rolled back`);
    await transact(async ({ sql }) => sql.later.run(`DELETE FROM ${table} WHERE ${tables[table]} = ?`, [ids[table]]));
    t.not(await epoch(), since, `${table}, travelling with COMMIT`);
  }
});

test('what happens all day leaves it as it is', (t) => {
  for (const text of [
    'SELECT * FROM account WHERE id = ?',
    'UPDATE account SET last_sign_in_at = ? WHERE id = ? AND password_hash = ? AND enabled = 1 AND deleted_at IS NULL',
    'UPDATE store SET changed_at = ? WHERE id = ?',
    'UPDATE store SET settings = ? WHERE owner_id = ?',
    'UPDATE role_of_something SET a = ?',
    'INSERT INTO `session` (`token_hash`) VALUES (?)',
    'UPDATE orders SET owner_id = ? WHERE id = ?',
  ])
    t.false(changesStaff({ text, values: [] }), text);
  for (const text of [
    'INSERT INTO account_role (`account_id`) VALUES (?)',
    'INSERT IGNORE INTO account_scope (`node`) VALUES (?)',
    'INSERT OR IGNORE INTO `role` (`id`) VALUES (?)',
    '\n    DELETE FROM account_scope WHERE node = ?',
    'UPDATE store SET owner_id = ?, branch_id = ? WHERE id = ?',
    'UPDATE account SET real_name = ?, enabled = ?',
  ])
    t.true(changesStaff({ text, values: [] }), text);
});
