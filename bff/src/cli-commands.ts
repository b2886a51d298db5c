import { addAccount, hashPassword, oneTimePassword } from './modules/account/index.ts';
import { makeTerminalCode } from './modules/terminal/index.ts';
import { audit } from './platform/audit.ts';
import { SettingsError, type Settings } from './platform/config.ts';
import type { Context } from './platform/context.ts';
import { migrate } from './platform/migrate.ts';
import { randomBelow } from './platform/chance.ts';
import { inTransaction, type House } from './platform/transaction.ts';

export const usage = `Use: npm run bff -- <command>
  serve                      starts the server; ROLES says in which roles (this is the default)
  migrate                    brings the database to this version's tables
  terminal:code <store>      makes a code that binds a terminal to the store (its code or id)
  head-office:account <name> makes head office's first account and tells its one-time password
  jobs                       lists background work that waits or failed
  job:stop <id>              stops one of them for good`;

type Desk = { readonly house: House; readonly settings: Pick<Settings, 'PUBLIC_URL'> };

/** Does what is asked for and tells it in sentences. A wrong argument throws a sentence. */
export type Command = (desk: Desk, argument: string) => Promise<string>;

const asOperator = <T>(house: House, step: (ctx: Context) => Promise<T>): Promise<T> =>
  inTransaction(house, { kind: 'system', name: 'command line' }, step);

const migrateDatabase: Command = async ({ house }) => {
  const done = await migrate(house.database, house.now);
  return done.length === 0
    ? 'The database is up to date: there was nothing to do.'
    : `The database was brought up to date: ${done.join(', ')}.`;
};

const makeCode: Command = async ({ house, settings }, asked) => {
  const store = await house.database.reads.one<{ id: string; code: string; name: string }>(
    'SELECT id, code, name FROM store WHERE code = ? OR id = ?',
    [asked, asked],
  );
  if (store === null)
    throw new SettingsError(
      asked === '' ? `Which store? Give its code or id.\n${usage}` : `There is no store with the code or id ${asked}.`,
    );
  const code = await asOperator(house, (ctx) => makeTerminalCode(ctx, store.id));
  return `The code for ${store.name} (${store.code}) is ${code}.\nIt binds one terminal within ten minutes: open ${settings.PUBLIC_URL}/terminal/ there and enter it.`;
};

const nameForm = /^[0-9a-z._-]{3,36}$/;

const makeHeadOfficeAccount: Command = async ({ house, settings }, username) => {
  if (!nameForm.test(username))
    throw new SettingsError(`What is it signed in with? Give a name of 3 to 36 small letters, digits, dots or dashes.\n${usage}`);
  const taken = await house.database.reads.one('SELECT 1 AS one FROM account WHERE username = ?', [username]);
  if (taken !== null) throw new SettingsError(`There is an account ${username} already: choose another name.`);
  const password = oneTimePassword(randomBelow);
  const passwordHash = await hashPassword(password);
  await asOperator(house, async (ctx) => {
    const id = await addAccount(ctx, {
      ...{ merchantId: null, primary: true, username, realName: username, phone: '' },
      ...{ passwordHash, mustChange: true, scope: [{ kind: 'chain' }], roleIds: [] },
    });
    audit(ctx, { action: 'account.added', subject: id, detail: { username, primary: true } });
  });
  return `Head office's account ${username} is there. Its one-time password is ${password}\nIt is not shown again and must be changed at the first sign-in: ${settings.PUBLIC_URL}/admin/hq/`;
};

const jobsMax = 50;
type Job = { id: string; subscriber: string; due_at: Date; attempts: number; last_error: string | null; progress: string | null };

const listJobs: Command = async ({ house }) => {
  const [waiting] = await house.database.reads.all<{ jobs: number }>(`SELECT COUNT(*) AS jobs FROM delivery WHERE state = 'waiting'`);
  if (waiting === undefined || waiting.jobs === 0) return 'Nothing waits.';
  const jobs = await house.database.reads.all<Job>(
    `SELECT id, subscriber, due_at, attempts, last_error, progress FROM delivery WHERE state = 'waiting' ORDER BY attempts DESC, due_at LIMIT ${jobsMax}`,
  );
  const shown = jobs.length < waiting.jobs ? `; the first ${jobs.length}, those that failed most before the others` : '';
  return [`${waiting.jobs} wait${shown}:`, ...jobs.map(describe)].join('\n');
};

const describe = ({ id, subscriber, due_at: dueAt, attempts, last_error: error, progress }: Job): string => {
  const failed = attempts === 0 ? '' : `, failed ${attempts} times, last: ${error ?? ''}`;
  return `  ${id}  ${subscriber}, due ${dueAt.toISOString()}${progress === null ? '' : `, has come to ${progress.slice(0, 80)}`}${failed}`;
};

/** Whoever works on it right now loses its lease, and its last transaction is rolled back. */
const stopJob: Command = async ({ house }, id) => {
  const stopped = await asOperator(house, async (ctx) => {
    const count = await ctx.sql.run(
      `UPDATE delivery SET state = 'stopped', stop = 1, done_at = ?, lease = NULL, lease_until = NULL WHERE id = ? AND state = 'waiting'`,
      [ctx.now, id],
    );
    if (count === 1) audit(ctx, { action: 'job.stopped', subject: id });
    return count;
  });
  if (stopped === 0) throw new SettingsError(`No background work with the id ${id} waits. npm run bff -- jobs lists what does.`);
  return `The background work ${id} is stopped and will not be tried again.`;
};

export const commands: Record<string, Command> = {
  migrate: migrateDatabase,
  'terminal:code': makeCode,
  'head-office:account': makeHeadOfficeAccount,
  jobs: listJobs,
  'job:stop': stopJob,
};
