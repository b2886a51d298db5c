import { holds } from '@mendian/shared/account/held-permissions.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/master-data/sync.contract.ts';
import type { Settings } from '../../platform/config.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf, codeBeginsWith } from '../../platform/like-sql.ts';
import { erpListsOf, presentRun } from './present-run.ts';
import { readRun } from './sync-lease.ts';
import type { SyncRunRow } from './sync.rows.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import type { HeadOffice } from './head-office.ts';

export const getSync =
  (settings: Settings) =>
  async (ctx: ReadContext<HeadOffice>): Promise<ReplyOf<typeof contract.getSync>> => {
    requireWholeChain(ctx);
    const counted = (await ctx.sql.one<Record<'refusals' | 'stores' | 'closed' | 'unpaid' | 'merchants', number>>(
      `SELECT (SELECT COUNT(*) FROM sync_refusal WHERE state = 'open') AS refusals,
        (SELECT COUNT(*) FROM store WHERE standing = 'open') AS stores, (SELECT COUNT(*) FROM store WHERE standing = 'closed') AS closed,
        (SELECT COUNT(*) FROM store WHERE standing = 'open' AND payee_id = '') AS unpaid, (SELECT COUNT(*) FROM merchant) AS merchants`,
    ))!;
    const state = await ctx.sql.one<{ checked_at: Date | null }>(`SELECT checked_at FROM sync_state WHERE name = 'erp'`);
    return {
      configured: settings.ERP_URL !== undefined,
      everyMinutes: settings.ERP_SYNC_MINUTES,
      checkedAt: state?.checked_at?.toISOString() ?? null,
      openRefusals: counted.refusals,
      stores: counted.stores,
      closedStores: counted.closed,
      storesWithoutPayee: counted.unpaid,
      merchants: counted.merchants,
      can: { start: settings.ERP_URL !== undefined && mayRun(ctx.actor) },
    };
  };

const mayRun = ({ permissions }: HeadOffice): boolean => holds(permissions, 'master-data.sync');

/** The newest first; ids begin with their time. */
export const listSyncRuns = async (
  ctx: ReadContext<HeadOffice>,
  { after, limit }: InputOf<typeof contract.listSyncRuns>,
): Promise<ReplyOf<typeof contract.listSyncRuns>> => {
  requireWholeChain(ctx);
  const rows = await ctx.sql.all<SyncRunRow>(
    `SELECT * FROM sync_run${after === undefined ? '' : ' WHERE id < ?'} ORDER BY id DESC LIMIT ${limit + 1}`,
    after === undefined ? [] : [after],
  );
  const page = rows.slice(0, limit);
  return { items: page.map((run) => presentRun(run, mayRun(ctx.actor))), next: rows.length > limit ? page.at(-1)!.id : null };
};

type ChangeRow = { readonly id: string; readonly list: string; readonly code: string; readonly name: string; readonly what: string };

export const listSyncChanges = async (
  ctx: ReadContext<HeadOffice>,
  { runId, after = '', limit }: InputOf<typeof contract.listSyncChanges>,
): Promise<ReplyOf<typeof contract.listSyncChanges>> => {
  requireWholeChain(ctx);
  if ((await readRun(ctx.sql, runId)) === null) throw refuse('thing/not-found');
  const rows = await ctx.sql.all<ChangeRow>(
    `SELECT id, list, code, name, what FROM sync_change WHERE run_id = ? AND id > ? ORDER BY id LIMIT ${limit + 1}`,
    [runId, after],
  );
  const page = rows.slice(0, limit);
  return { items: page.map((row) => ({ ...row, list: erpListsOf(row.list) })), next: rows.length > limit ? page.at(-1)!.id : null };
};

type RefusalRow = {
  readonly id: string;
  readonly list: string;
  readonly code: string;
  readonly reason: ReplyOf<typeof contract.listSyncRefusals>['items'][number]['reason'];
  readonly text: string;
  readonly found_at: Date;
  readonly resolved_at: Date | null;
};

export const listSyncRefusals = async (
  ctx: ReadContext<HeadOffice>,
  { state, code, after, limit }: InputOf<typeof contract.listSyncRefusals>,
): Promise<ReplyOf<typeof contract.listSyncRefusals>> => {
  requireWholeChain(ctx);
  const { text, values } = allOf([
    { text: 'state = ?', values: [state] },
    ...(code === undefined || code === '' ? [] : [codeBeginsWith('code', code)]),
    ...(after === undefined ? [] : [{ text: 'id < ?', values: [after] }]),
  ]);
  const rows = await ctx.sql.all<RefusalRow>(
    `SELECT id, list, code, reason, text, found_at, resolved_at FROM sync_refusal WHERE ${text} ORDER BY id DESC LIMIT ${limit + 1}`,
    values,
  );
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({
      ...{ id: row.id, list: erpListsOf(row.list), code: row.code, reason: row.reason, text: row.text },
      ...{ foundAt: row.found_at.toISOString(), resolvedAt: row.resolved_at?.toISOString() ?? null },
    })),
    next: rows.length > limit ? page.at(-1)!.id : null,
  };
};
