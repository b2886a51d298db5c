import { onSteps } from './subscriber.ts';
import { schedule } from './schedules.ts';

/** Each night what is no longer needed goes, a thousand rows at a time. */
export const purgeSchedule = schedule('purge', '0 20 4 * * *');

const batch = 1_000;
/**
 * `key`: what a batch is known by. The last look finds less than a batch and so reads all that an index leaves over: each `where` is
 * one that an index answers, or a chain's week of deliveries is read until the statement is given up. What is done was due before.
 */
const daysByTable = [
  { table: 'delivery', where: `state = 'done' AND due_at < ? AND done_at < ?`, key: 'id', days: 7 },
  { table: 'delivery', where: `state = 'stopped' AND done_at < ?`, key: 'id', days: 7 },
  { table: 'event', where: 'created_at < ? AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.event_id = event.id)', key: 'id', days: 7 },
  { table: 'idempotency', where: 'created_at < ?', key: 'created_at', days: 3 },
  { table: 'feed_event', where: 'created_at < ?', key: 'created_at', days: 3 },
  { table: 'session', where: 'expires_at < ?', key: 'token_hash', days: 1 },
  { table: 'sign_in_try', where: 'at < ?', key: 'name_hash', days: 1 },
  { table: 'captcha', where: 'expires_at < ?', key: 'id', days: 1 },
  { table: 'sync_run', where: 'created_at < ?', key: 'id', days: 90 },
  { table: 'sync_change', where: 'at < ?', key: 'id', days: 90 },
  { table: 'application_call', where: 'at < ?', key: 'id', days: 90 },
  { table: 'birthday_tier', where: 'day < ?', key: 'member_id', days: 400 },
  { table: 'clerk_gift_day', where: 'day < ?', key: 'day', days: 7 },
  { table: 'counter_registration', where: 'at < ?', key: 'phone', days: 30 },
  { table: 'print_job', where: 'made_at < ?', key: 'id', days: 30 },
  { table: 'offline_action', where: `state = 'taken' AND received_at < ?`, key: 'id', days: 30 },
  { table: 'slot', where: 'starts_at < ?', key: 'starts_at', days: 7 },
] as const;

export const purge = onSteps(purgeSchedule.event, 'platform.purge', async ({ now, transact }) => {
  for (const { table, where, key, days } of daysByTable) {
    const befores = [...where.matchAll(/\?/g)].map(() => new Date(now.getTime() - days * 86_400_000));
    for (let gone = batch; gone >= batch;)
      gone = await transact(async ({ sql }) => {
        const old = await sql.all<Record<string, string | number>>(
          `SELECT \`${key}\` FROM ${table} WHERE ${where} LIMIT ${batch}`,
          befores,
        );
        return sql.run(`DELETE FROM ${table} WHERE \`${key}\` IN (?) AND ${where}`, [old.map((row) => row[key]!), ...befores]);
      });
  }
});
