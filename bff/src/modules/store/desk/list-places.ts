import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/store/store-desk.contract.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { withinScope } from '../../../platform/scope-sql.ts';

type Reply = ReplyOf<typeof contract.listStorePlaces.hq>;
type Party = Reply['owners'][number];

/** The regions, branches and owners that the caller's stores have. */
export const listStorePlaces = async ({ sql, actor }: ReadContext<Staff>): Promise<Reply> => {
  const { text, values } = withinScope(actor.scope);
  const parties = (column: 'branch_id' | 'owner_id') =>
    sql.all<Party>(
      `SELECT m.id, m.code, m.name FROM merchant m WHERE m.id IN (SELECT s.${column} FROM store s WHERE ${text}) ORDER BY m.code`,
      values,
    );
  const [regions, branches, owners] = await Promise.all([
    sql.all<Reply['regions'][number]>(
      `SELECT s.province, s.city, COUNT(*) AS stores FROM store s WHERE s.standing = 'open' AND ${text}
      GROUP BY s.province, s.city ORDER BY s.province, COUNT(*) DESC, s.city`,
      values,
    ),
    parties('branch_id'),
    parties('owner_id'),
  ]);
  return { regions, branches, owners };
};
