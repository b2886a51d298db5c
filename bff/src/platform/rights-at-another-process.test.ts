import test from 'ava';
import { listAccounts } from '@mendian/shared/account/account.contract.ts';
import { caller } from '@mendian/shared/kernel/caller.ts';
import type { DomainError } from '@mendian/shared/kernel/errors.ts';
import { aStaff, type StaffMade } from '../../test/build.ts';
import { onMariadb, redisUrl } from '../../test/database.ts';
import { startHarness, type Harness } from '../../test/harness.ts';
import { startOther } from '../../test/other-process.ts';
import { hashOf } from './chance.ts';

const at = (url: string, token: string) =>
  caller(
    async ({ method, path, headers }) => {
      const response = await fetch(url + path, { method, headers: { ...headers, authorization: `Bearer ${token}` } });
      return { status: response.status, body: await response.json() };
    },
    () => '',
  );

/** What each change makes of the next list of accounts: fine, or a refusal's code. */
const changes = (house: Harness, { accountId, token }: StaffMade) => {
  const run = (text: string, ...values: string[]) => house.transact(async ({ sql }) => sql.later.run(text, values));
  const role = '(SELECT role_id FROM account_role WHERE account_id = ?)';
  const steps = {
    'auth/forbidden': () => run(`UPDATE role SET permissions = 'order.see' WHERE id IN ${role}`, accountId),
    fine: () => run(`UPDATE role SET permissions = 'account.manage' WHERE id IN ${role}`, accountId),
    'account/password-must-change': () => run('UPDATE account SET must_change = 1 WHERE id = ?', accountId),
    'fine again': () => run('UPDATE account SET must_change = 0 WHERE id = ?', accountId),
  };
  const rounds = Array.from({ length: 10 }, () => Object.entries(steps)).flat();
  const end = () => run('UPDATE session SET ended_at = created_at WHERE token_hash = ?', hashOf(token));
  return [...rounds, ['auth/required', end] as const];
};

if (onMariadb && redisUrl !== undefined)
  for (const [standing, settings] of [
    ['there', {}],
    ['away', { REDIS_URL: 'redis://127.0.0.1:1' }],
  ] as const)
    test(`what is changed at one process counts on the very next request at another, with Redis ${standing}`, async (t) => {
      const house = await startHarness({ realTime: true, settings });
      const other = await startOther(house);
      try {
        const staff = await aStaff(house, { permissions: ['account.manage'] });
        const list = () => at(other.url, staff.token)(listAccounts.hq, {}).then(() => 'fine', ({ code }: DomainError) => code); // prettier-ignore
        t.deepEqual([await list(), await list()], ['fine', 'fine']);
        for (const [expected, change] of changes(house, staff)) {
          await change();
          t.is(await list(), expected === 'fine again' ? 'fine' : expected);
        }
      } finally {
        await other.stop();
        await house.stop();
      }
    });
else
  test('with SQLite there is one process', (t) => {
    t.is(redisUrl, undefined);
  });
