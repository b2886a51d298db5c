import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { terminalAwayMs } from '@mendian/shared/store/trading.ts';
import type * as contract from '@mendian/shared/terminal/device.contract.ts';
import type { DeviceData } from '@mendian/shared/terminal/device.contract.ts';
import { versionFor, type Release } from '@mendian/shared/terminal/release-rule.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { allOf, beginsWith, codeOrName, contains, eitherOf } from '../../../platform/like-sql.ts';
import { withinScope, type Condition } from '../../../platform/scope-sql.ts';
import type { Reads } from '../../../platform/sql.ts';
import { readReleases } from './read-releases.ts';

type List = typeof contract.listDevices.hq;
type Get = typeof contract.getDevice.hq;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly app_version: string;
  readonly reported_at: Date | null;
  readonly bound_at: Date;
  readonly ended_at: Date | null;
  readonly disabled_at: Date | null;
  readonly store_id: string;
  readonly code: string;
  readonly store_name: string;
  readonly seen_at: Date | null;
};

const selected = `SELECT t.id, t.name, t.model, t.app_version, t.reported_at, t.bound_at, t.ended_at, t.disabled_at,
    s.id AS store_id, s.code, s.name AS store_name, p.seen_at
  FROM terminal t JOIN store s ON s.id = t.store_id LEFT JOIN terminal_seen p ON p.terminal_id = t.id`;

/** Devices of the stores the caller looks after, the latest bound first. */
export const listDevices = async (
  { sql, actor, now }: ReadContext<Staff>,
  { after, limit, ...filter }: InputOf<List>,
): Promise<ReplyOf<List>> => {
  const conditions = [withinScope(actor.scope), ...conditionsOf(filter, now)];
  if (after !== undefined) conditions.push({ text: 't.id < ?', values: [after] });
  const { text, values } = allOf(conditions);
  const rows = await sql.all<Row>(`${selected} WHERE ${text} ORDER BY t.id DESC LIMIT ${limit + 1}`, values);
  const releases = await readReleases(sql);
  const items = rows.slice(0, limit).map((row) => present(row, releases, now));
  return { items, next: rows.length > limit ? items.at(-1)!.terminalId : null };
};

const conditionsOf = ({ text = '', appVersion, online, state }: Omit<InputOf<List>, 'limit' | 'after'>, now: Date): Condition[] => {
  const seenAfter = new Date(now.getTime() - terminalAwayMs);
  return [
    stateConditions[state],
    ...(text === '' ? [] : [eitherOf(codeOrName('s', text), eitherOf(contains('t.name', text), beginsWith('t.model', text)))]),
    ...(appVersion === undefined ? [] : [{ text: 't.app_version = ?', values: [appVersion] }]),
    ...(online === undefined
      ? []
      : [{ text: online === 'yes' ? 'p.seen_at >= ?' : '(p.seen_at IS NULL OR p.seen_at < ?)', values: [seenAfter] }]),
  ];
};

const stateConditions: Record<DeviceData['state'], Condition> = {
  bound: { text: 't.ended_at IS NULL AND t.disabled_at IS NULL', values: [] },
  disabled: { text: 't.ended_at IS NULL AND t.disabled_at IS NOT NULL', values: [] },
  unbound: { text: 't.ended_at IS NOT NULL', values: [] },
};

export const getDevice = ({ sql, actor, now }: ReadContext<Staff>, { terminalId }: InputOf<Get>): Promise<DeviceData> =>
  requireDevice(sql, actor, terminalId, now);

/** A device of a store that the caller looks after; one of somebody else does not exist for him. */
export const requireDevice = async (sql: Reads, { scope }: Staff, terminalId: string, now: Date): Promise<DeviceData> => {
  const { text, values } = withinScope(scope);
  const row = await sql.one<Row>(`${selected} WHERE t.id = ? AND ${text}`, [terminalId, ...values]);
  if (row === null) throw refuse('thing/not-found');
  return present(row, await readReleases(sql), now);
};

const present = (row: Row, releases: readonly Release[], now: Date): DeviceData => {
  const state = row.ended_at !== null ? 'unbound' : row.disabled_at !== null ? 'disabled' : 'bound';
  return {
    ...{ terminalId: row.id, name: row.name, store: { id: row.store_id, code: row.code, name: row.store_name } },
    ...{ model: row.model, appVersion: row.app_version, reportedAt: row.reported_at?.toISOString() ?? null, state },
    ...{ boundAt: row.bound_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null },
    seenAt: row.seen_at?.toISOString() ?? null,
    online: state === 'bound' && row.seen_at !== null && now.getTime() - row.seen_at.getTime() <= terminalAwayMs,
    wantedVersion: versionFor(releases, { terminalId: row.id, storeId: row.store_id }),
  };
};
