import type { ApplicationData } from '@mendian/shared/application/application.contract.ts';
import type * as contract from '@mendian/shared/application/application.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf } from '../../platform/like-sql.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { ActorOf } from '../../platform/serve.ts';
import type { Reads } from '../../platform/sql.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';

type HeadOffice = ActorOf<'headOffice'>;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly key_tail: string;
  readonly old_key_until: Date | null;
  readonly calls_per_day: number;
  readonly enabled: number;
  readonly created_at: Date;
  readonly created_by: string;
  readonly calls_today: number | null;
  readonly last_call_id: string | null;
  readonly last_call_at: Date | null;
};

/** The last call by its id, which begins with its time: the index of an application's calls gives it at once. */
const selected = `SELECT a.id, a.name, a.note, a.key_tail, a.old_key_until, a.calls_per_day, a.enabled, a.created_at, a.created_by,
    d.calls AS calls_today, c.at AS last_call_at
  FROM application a LEFT JOIN application_day d ON d.application_id = a.id AND d.day = ?
    LEFT JOIN application_call c ON c.id = (SELECT MAX(l.id) FROM application_call l WHERE l.application_id = a.id)`;

export const listApplications = async (
  ctx: ReadContext<HeadOffice>,
  { after, limit }: InputOf<typeof contract.listApplications>,
): Promise<ReplyOf<typeof contract.listApplications>> => {
  requireWholeChain(ctx);
  const rows = await ctx.sql.all<Row>(`${selected}${after === undefined ? '' : ' WHERE a.id < ?'} ORDER BY a.id DESC LIMIT ${limit + 1}`, [
    dayOf(ctx.now),
    ...(after === undefined ? [] : [after]),
  ]);
  const items = rows.slice(0, limit).map((row) => present(row, ctx.now));
  return { items, next: rows.length > limit ? items.at(-1)!.id : null };
};

export const readApplication = async (sql: Reads, applicationId: string, now: Date): Promise<ApplicationData> => {
  const row = await sql.one<Row>(`${selected} WHERE a.id = ?`, [dayOf(now), applicationId]);
  if (row === null) throw refuse('thing/not-found');
  return present(row, now);
};

const present = (row: Row, now: Date): ApplicationData => ({
  ...{ id: row.id, name: row.name, note: row.note, enabled: row.enabled === 1, keyTail: row.key_tail },
  ...{ callsPerDay: row.calls_per_day, callsToday: row.calls_today ?? 0 },
  oldKeyUntil: row.old_key_until !== null && row.old_key_until > now ? row.old_key_until.toISOString() : null,
  lastCallAt: row.last_call_at?.toISOString() ?? null,
  ...{ createdAt: row.created_at.toISOString(), createdBy: row.created_by },
});

type CallRow = {
  readonly id: string;
  readonly application_id: string;
  readonly name: string;
  readonly route: string;
  readonly at: Date;
  readonly status: number;
  readonly rows_given: number;
};

/** The newest first, in the order of their ids, which begin with their time. */
export const listApplicationCalls = async (
  ctx: ReadContext<HeadOffice>,
  { applicationId, day, after, limit }: InputOf<typeof contract.listApplicationCalls>,
): Promise<ReplyOf<typeof contract.listApplicationCalls>> => {
  requireWholeChain(ctx);
  const conditions: Condition[] = [
    { text: '1 = 1', values: [] },
    ...(applicationId === undefined ? [] : [{ text: 'c.application_id = ?', values: [applicationId] }]),
    ...(day === undefined ? [] : [{ text: 'c.at < ?', values: [instantAt(day, 1440)] }]),
    ...(after === undefined ? [] : [{ text: 'c.id < ?', values: [after] }]),
  ];
  const { text, values } = allOf(conditions);
  const rows = await ctx.sql.all<CallRow>(
    `SELECT c.id, c.application_id, a.name, c.route, c.at, c.status, c.rows_given
    FROM application_call c JOIN application a ON a.id = c.application_id WHERE ${text} ORDER BY c.id DESC LIMIT ${limit + 1}`,
    values,
  );
  const items = rows.slice(0, limit).map((row) => ({
    ...{ id: row.id, applicationId: row.application_id, applicationName: row.name, route: row.route },
    ...{ at: row.at.toISOString(), status: row.status, rows: row.rows_given },
  }));
  return { items, next: rows.length > limit ? items.at(-1)!.id : null };
};
