import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf } from '../../platform/like-sql.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import type { SumRow } from './store-sums.ts';

/** What the last comparison found by store, in the order of their codes. */
export const listStoreSums = async (
  ctx: ReadContext<ActorOf<'headOffice'>>,
  { takeOverId, differing, after, limit }: InputOf<typeof contract.listStoreSums>,
): Promise<ReplyOf<typeof contract.listStoreSums>> => {
  requireWholeChain(ctx);
  if ((await ctx.sql.one('SELECT 1 AS one FROM take_over WHERE id = ?', [takeOverId])) === null) throw refuse('thing/not-found');
  const { text, values } = allOf([
    { text: 'm.take_over_id = ?', values: [takeOverId] },
    ...(differing === 1 ? [{ text: '(m.file_orders <> m.here_orders OR m.file_fen <> m.here_fen)', values: [] }] : []),
    ...(after === undefined ? [] : [{ text: 'm.store_code > ?', values: [after] }]),
  ]);
  const rows = await ctx.sql.all<SumRow & { name: string | null }>(
    `SELECT m.*, s.name FROM take_over_sum m LEFT JOIN store s ON s.code = m.store_code WHERE ${text} ORDER BY m.store_code LIMIT ${limit + 1}`,
    values,
  );
  const items = rows.slice(0, limit).map((row) => ({
    ...{ storeCode: row.store_code, storeName: row.name },
    file: { orders: row.file_orders, amount: row.file_fen },
    here: { orders: row.here_orders, amount: row.here_fen },
  }));
  return { items, next: rows.length > limit ? items.at(-1)!.storeCode : null };
};
