import { nodeOf } from '@mendian/shared/account/scope.ts';
import type { CouponTermsData } from '@mendian/shared/coupon/coupon-terms.ts';
import type { CouponNames } from '@mendian/shared/coupon/coupon-words.ts';
import { allRows, type Reads } from '../../platform/sql.ts';

type Named = { readonly id: string; readonly name: string };

type Naming = Pick<CouponTermsData, 'goods' | 'places'>;

/** The names of what terms name by id, in one trip; terms that name nothing ask for nothing. */
export const readCouponNames = async (sql: Reads, all: readonly Naming[]): Promise<CouponNames> => {
  const wanted = all.map(namedBy);
  const of = (pick: (one: ReturnType<typeof namedBy>) => readonly string[]) => [...new Set(wanted.flatMap(pick))];
  const asked = [
    { table: 'product', ids: of(({ products }) => products) },
    { table: 'category', ids: of(({ categories }) => categories) },
    { table: 'merchant', ids: of(({ merchants }) => merchants) },
    { table: 'store', ids: of(({ stores }) => stores) },
  ].filter(({ ids }) => ids.length > 0);
  if (asked.length === 0) return new Map();
  const found = await sql.ask(...asked.map(({ table, ids }) => allRows<Named>(`SELECT id, name FROM ${table} WHERE id IN (?)`, [ids])));
  return new Map(found.flat().map(({ id, name }) => [id, name]));
};

const namedBy = ({ goods, places }: Naming) => {
  const nodes = places.map(nodeOf);
  return {
    products: goods.kind === 'products' || goods.kind === 'except' ? goods.ids : [],
    categories: goods.kind === 'categories' ? goods.ids : [],
    merchants: nodes.flatMap((node) => (node.kind === 'branch' || node.kind === 'franchisee' ? [node.id] : [])),
    stores: nodes.flatMap((node) => (node.kind === 'store' ? [node.id] : [])),
  };
};
