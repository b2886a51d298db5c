import type { Context as Koa } from 'koa';
import { DomainError, refuse } from '@mendian/shared/kernel/errors.ts';
import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type { Actor } from './actor.ts';
import { hashOf, newUlid } from './chance.ts';
import type { Reads } from './sql.ts';
import type { House } from './transaction.ts';

export type Application = Extract<Actor, { kind: 'application' }>;

type Row = { readonly id: string; readonly name: string; readonly calls_per_day: number };

/** Whose key this is, asked of SQL at each call: a key that was changed or an application that was disabled is over at once. */
export const applicationActor = async (reads: Reads, key: string, now: Date): Promise<Application | null> => {
  const hash = hashOf(key);
  const row = await reads.one<Row>(
    'SELECT id, name, calls_per_day FROM application WHERE enabled = 1 AND (key_hash = ? OR (old_key_hash = ? AND old_key_until > ?))',
    [hash, hash, now],
  );
  return row && { kind: 'application', applicationId: row.id, name: row.name, callsPerDay: row.calls_per_day };
};

/**
 * Answers a call. An application's is counted against its day first, so that calls at the same time do not get more than its quota,
 * and written down afterwards, whatever came of it; everybody else's is just answered.
 */
export const metered = (house: House, actor: Actor, koa: Koa, answer: () => Promise<void>): Promise<void> =>
  actor.kind === 'application' ? countedAndKept(house, actor, koa, answer) : answer();

const countedAndKept = async (house: House, actor: Application, koa: Koa, answer: () => Promise<void>): Promise<void> => {
  await countCall(house, actor);
  let status = 500;
  try {
    await answer();
    status = koa.status;
  } catch (error) {
    if (error instanceof DomainError) status = (error as DomainError).status;
    throw error;
  } finally {
    await keepCall(house, actor, { route: String(koa.state['route']), status, rows: status === 200 ? rowsIn(koa.body) : 0 });
  }
};

/** Refuses with 429 until midnight in Shanghai when the day's calls are spent. */
const countCall = ({ database, now }: House, { applicationId, callsPerDay }: Application): Promise<void> =>
  database.transaction(async (sql) => {
    const at = now();
    const day = dayOf(at);
    const take = () =>
      sql.run('UPDATE application_day SET calls = calls + 1 WHERE application_id = ? AND day = ? AND calls < ?', [
        applicationId,
        day,
        callsPerDay,
      ]);
    if ((await take()) === 1) return;
    if (
      callsPerDay > 0 &&
      (await sql.insert('application_day', [{ application_id: applicationId, day, calls: 1 }], { ignore: true })) === 1
    )
      return;
    // Another's first call of the day may have made the row meanwhile.
    if ((await take()) === 1) return;
    const retryAfterSeconds = Math.ceil((instantAt(addDays(day, 1), 0).getTime() - at.getTime()) / 1000);
    throw refuse(
      'limit/too-many',
      { retryAfterSeconds, callsPerDay },
      `今天的 ${callsPerDay} 次调用已用完，明天 0 点恢复；不够用请联系总部`,
    );
  });

type Call = { readonly route: string; readonly status: number; readonly rows: number };

const keepCall = ({ database, now }: House, { applicationId }: Application, { route, status, rows }: Call): Promise<number> =>
  database.transaction((sql) => {
    const at = now();
    return sql.insert('application_call', [
      { id: newUlid(at), application_id: applicationId, route: route.slice(0, 80), at, status, rows_given: rows },
    ]);
  });

const rowsIn = (body: unknown): number => {
  const { items } = (body ?? {}) as { items?: unknown };
  return Array.isArray(items) ? items.length : 1;
};
