import type { Context } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Place } from './check-batch.ts';
import type { StoreSum } from './kind.ts';
import { kinds } from './kinds.ts';

export type SumRow = {
  readonly store_code: string;
  readonly file_orders: number;
  readonly file_fen: number;
  readonly here_orders: number;
  readonly here_fen: number;
};

/** Adds a batch's rows to what a comparison has found by store. The take-over's turn is held, so nobody adds at the same time. */
export const addSums = async (ctx: Context, { takeOverId, kind }: Place, { file, here }: Rows): Promise<void> => {
  const sums = (await kinds[kind].sum?.(ctx.sql, file, here)) ?? [];
  if (sums.length === 0) return;
  const before = await readSums(ctx.sql, takeOverId, sums);
  await ctx.sql.upsert(
    'take_over_sum',
    sums.map((sum) => ({ take_over_id: takeOverId, ...added(sum, before.get(sum.storeCode)) })),
    ['take_over_id', 'store_code'],
    ['file_orders', 'file_fen', 'here_orders', 'here_fen'],
  );
};

type Rows = { readonly file: readonly unknown[]; readonly here: readonly unknown[] };

const readSums = async (sql: Reads, takeOverId: string, sums: readonly StoreSum[]): Promise<Map<string, SumRow>> => {
  const rows = await sql.all<SumRow>('SELECT * FROM take_over_sum WHERE take_over_id = ? AND store_code IN (?)', [
    takeOverId,
    sums.map(({ storeCode }) => storeCode),
  ]);
  return new Map(rows.map((row) => [row.store_code, row]));
};

const added = ({ storeCode, file, here }: StoreSum, before: SumRow | undefined): SumRow => ({
  store_code: storeCode,
  file_orders: file.orders + (before?.file_orders ?? 0),
  file_fen: file.fen + (before?.file_fen ?? 0),
  here_orders: here.orders + (before?.here_orders ?? 0),
  here_fen: here.fen + (before?.here_fen ?? 0),
});

/** A comparison that begins anew, and a way back, know nothing of what one found before. */
export const clearSums = ({ sql }: Context, takeOverId: string): Promise<number> =>
  sql.run('DELETE FROM take_over_sum WHERE take_over_id = ?', [takeOverId]);
