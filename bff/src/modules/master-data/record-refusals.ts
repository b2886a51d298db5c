import type { ErpList } from '../../gateways/erp.ts';
import type { Context } from '../../platform/context.ts';
import type { Refused } from './plan.ts';

type Row = { readonly id: string; readonly code: string; readonly reason: string; readonly text: string; readonly state: string };

export type Recorded = { /** Refused and not refused so before. */ readonly news: number; readonly resolved: number };

/**
 * Keeps what was refused of these codes, each reason once, and ends what came right. `runId` says which run found it last, so that a
 * full run can end what it did not find at all.
 */
export const recordRefusals = async (
  ctx: Context,
  { runId, list, codes }: { runId: string; list: ErpList; codes: readonly string[] },
  refused: readonly Refused[],
): Promise<Recorded> => {
  if (codes.length === 0) return { news: 0, resolved: 0 };
  const { sql, now } = ctx;
  const known = await sql.all<Row>('SELECT id, code, reason, text, state FROM sync_refusal WHERE list = ? AND code IN (?)', [list, codes]);
  const rowOf = ({ code, reason }: Refused) => known.find((row) => row.code === code && row.reason === reason);
  sql.later.insert(
    'sync_refusal',
    refused
      .filter((one) => rowOf(one) === undefined)
      .map(({ code, reason, text }) => ({
        ...{ id: ctx.newId(), list, code, reason, text: text.slice(0, 300) },
        ...{ state: 'open', found_at: now, run_id: runId, resolved_at: null },
      })),
  );
  for (const one of refused) {
    const row = rowOf(one);
    if (row === undefined) continue;
    const again = row.state === 'open' ? '' : ', found_at = ?, resolved_at = NULL';
    sql.later.run(`UPDATE sync_refusal SET state = 'open', text = ?, run_id = ?${again} WHERE id = ?`, [
      ...[one.text.slice(0, 300), runId],
      ...(row.state === 'open' ? [] : [now]),
      row.id,
    ]);
  }
  const right = known.filter(
    (row) => row.state === 'open' && !refused.some(({ code, reason }) => code === row.code && reason === row.reason),
  );
  if (right.length > 0)
    sql.later.run(`UPDATE sync_refusal SET state = 'resolved', resolved_at = ? WHERE id IN (?)`, [now, right.map(({ id }) => id)]);
  return { news: refused.filter((one) => rowOf(one)?.state !== 'open').length, resolved: right.length };
};

/** What a full run has not found any more is over, such as a row without a code that has left the list. Tells how many. */
export const resolveUnfound = ({ sql, now }: Context, runId: string): Promise<number> =>
  sql.run(`UPDATE sync_refusal SET state = 'resolved', resolved_at = ? WHERE state = 'open' AND run_id <> ?`, [now, runId]);
