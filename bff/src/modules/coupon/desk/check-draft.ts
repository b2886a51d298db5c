import { nodeOf } from '@mendian/shared/account/scope.ts';
import { refuseCouponDesk } from '@mendian/shared/coupon/coupon-desk.errors.ts';
import { toldApartBy, type CouponDraftData } from '@mendian/shared/coupon/coupon-draft.ts';
import { spanOf } from '@mendian/shared/coupon/coupon-validity.ts';
import { reachable } from '@mendian/shared/points/tier.ts';
import type { Context } from '../../../platform/context.ts';
import type { Reads } from '../../../platform/sql.ts';
import { askTierVersion } from '../../points/index.ts';

type Checked = Pick<CouponDraftData, 'terms' | 'validity' | 'givenAt' | 'givenTo'>;

/** Refuses a template that could never be used: what it names is not there, or its time is over. */
export const checkDraft = async ({ sql, now }: Context, { terms, validity, givenAt, givenTo }: Checked): Promise<void> => {
  if (spanOf(validity, now) === null) throw refuseCouponDesk('coupon/over-already');
  const { goods, places } = terms;
  if (goods.kind !== 'all') {
    const found = await countOf(sql, goods.kind === 'categories' ? 'category' : 'product', goods.ids);
    if (found !== new Set(goods.ids).size) throw refuseCouponDesk('coupon/goods-unknown');
  }
  if (!(await arePlacesKnown(sql, places))) throw refuseCouponDesk('coupon/place-unknown');
  if (toldApartBy(givenAt) === 'tier' && !(await areTiersKnown(sql, givenTo))) throw refuseCouponDesk('coupon/tier-unknown');
};

const areTiersKnown = async (sql: Reads, keys: readonly string[]): Promise<boolean> => {
  const [{ tiers }] = await sql.ask(askTierVersion());
  const known = new Set(reachable(tiers).map(({ key }) => key));
  return keys.every((key) => known.has(key));
};

/** Whether all merchants and stores among the nodes are there, and are what they are called. */
export const arePlacesKnown = async (sql: Reads, places: readonly string[]): Promise<boolean> => {
  const nodes = [...new Set(places)].map(nodeOf);
  for (const kind of ['branch', 'franchisee', 'store'] as const) {
    const ids = nodes.flatMap((node) => (node.kind === kind ? [node.id] : []));
    const found = await countOf(sql, kind === 'store' ? 'store' : 'merchant', ids, kind === 'store' ? null : kind);
    if (found !== ids.length) return false;
  }
  return true;
};

const countOf = async (
  sql: Reads,
  table: 'product' | 'category' | 'store' | 'merchant',
  ids: readonly string[],
  kind: string | null = null,
): Promise<number> => {
  if (ids.length === 0) return 0;
  const found = await sql.one<{ number: number }>(
    `SELECT COUNT(*) AS number FROM ${table} WHERE id IN (?)${kind === null ? '' : ' AND kind = ?'}`,
    [ids, ...(kind === null ? [] : [kind])],
  );
  return found!.number;
};

/** Refuses a code that another template has; of two at once the second finds the first's when its transaction is run again. */
export const checkCode = async ({ sql }: Context, claimCode: string | null, ownId: string): Promise<void> => {
  if (claimCode === null) return;
  const other = await sql.one('SELECT 1 AS one FROM coupon_template WHERE claim_code = ? AND id <> ?', [claimCode, ownId]);
  if (other !== null) throw refuseCouponDesk('coupon/code-taken');
};
