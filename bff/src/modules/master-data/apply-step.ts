import type { ErpMerchant, ErpStore } from '../../gateways/erp.ts';
import type { Context } from '../../platform/context.ts';
import type { Applied } from './applied.ts';
import { applyMerchants } from './apply-merchants.ts';
import { applyStores } from './apply-stores.ts';
import type { Fetched } from './fetch-step.ts';
import type { Refused } from './plan.ts';
import { recordRefusals } from './record-refusals.ts';
import type { SyncRunRow } from './sync.rows.ts';

/** Writes what a step fetched, what became of it, and how far the run is, all in the caller's transaction. */
export const applyStep = async (ctx: Context, run: SyncRunRow, fetched: Fetched): Promise<void> => {
  const { list, rows, next } = fetched;
  const unread = new Set(fetched.unreadable.map(({ code }) => code));
  // A code of which one row cannot be read is not taken from the other.
  const readable = rows.filter(({ code }) => !unread.has(code));
  const applied =
    list === 'stores' ? await applyStores(ctx, readable as ErpStore[]) : await applyMerchants(ctx, list, readable as ErpMerchant[]);
  const refused = [...applied.refused, ...fetched.unreadable.map(unreadable), ...(await stillOpen(ctx, fetched))];
  const codes = [...new Set([...rows.map(({ code }) => code), ...refused.map(({ code }) => code), ...(fetched.asked ?? [])])];
  const { news, resolved } = await recordRefusals(ctx, { runId: run.id, list, codes }, refused);
  recordChanges(ctx, run.id, list, applied);
  ctx.sql.later.run(
    'UPDATE sync_run SET progress = ?, seen = seen + ?, added = added + ?, changed = changed + ?, refused = refused + ?, resolved = resolved + ? WHERE id = ?',
    [
      ...[JSON.stringify({ ...next, news: next.news + news }), applied.seen + unread.size],
      ...[applied.added.length, applied.changed.length, run.kind === 'full' ? refused.length : news, resolved, run.id],
    ],
  );
};

const unreadable = ({ code, why }: Fetched['unreadable'][number]): Refused => ({
  ...{ code, reason: 'unreadable' as const },
  text: code.startsWith('#') ? `ERP 的第 ${code.slice(1)} 号记录：${why}，请在 ERP 里改正` : `编码 ${code}：${why}，请在 ERP 里改正`,
});

/** What the ERP no longer has is kept as it is, and listed while the chain still runs it here. */
const stillOpen = async ({ sql }: Context, { list, missing }: Fetched): Promise<Refused[]> => {
  if (missing.length === 0) return [];
  const table = list === 'stores' ? 'store' : 'merchant';
  const rows = await sql.all<{ code: string; name: string }>(`SELECT code, name FROM ${table} WHERE code IN (?) AND standing = 'open'`, [
    missing,
  ]);
  return rows.map(({ code, name }) => ({
    ...{ code, reason: 'missing' as const },
    text: `${name}（${code}）在 ERP 里已经没有了，这里保留原样；若已关店，请在 ERP 里标为关店而不是删除`,
  }));
};

const recordChanges = (ctx: Context, runId: string, list: Fetched['list'], { added, changed }: Applied): void =>
  ctx.sql.later.insert(
    'sync_change',
    [...added, ...changed].map(({ code, name, what }) => ({ id: ctx.newId(), run_id: runId, list, code, name, what, at: ctx.now })),
  );
