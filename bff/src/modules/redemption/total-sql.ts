import type { RedemptionTotalData } from '@mendian/shared/coupon/redeem.contract.ts';

/** Sums over redemptions under the alias `r`: those that stand are added up, those reversed only counted. */
export const totalColumns = `COUNT(CASE WHEN r.reversed_at IS NULL THEN 1 END) AS redeemed, COUNT(r.reversed_at) AS reversed,
  ${['goods', 'taken_off', 'head_office', 'branch', 'owner']
    .map((column) => `COALESCE(SUM(CASE WHEN r.reversed_at IS NULL THEN r.${column} END), 0) AS ${column}`)
    .join(', ')},
  COUNT(CASE WHEN r.kind = 'pass' AND r.reversed_at IS NULL THEN 1 END) AS pass_uses,
  COALESCE(SUM(CASE WHEN r.kind = 'pass' AND r.reversed_at IS NULL THEN r.taken_off END), 0) AS pass_earned`;

export type TotalRow = {
  readonly redeemed: number;
  readonly reversed: number;
  readonly goods: number;
  readonly taken_off: number;
  readonly head_office: number;
  readonly branch: number;
  readonly owner: number;
  readonly pass_uses: number;
  readonly pass_earned: number;
};

export const presentTotal = (row: TotalRow): RedemptionTotalData => ({
  ...{ redeemed: row.redeemed, reversed: row.reversed, goods: row.goods, takenOff: row.taken_off },
  ...{ headOffice: row.head_office, branch: row.branch, owner: row.owner },
  ...{ passUses: row.pass_uses, passEarned: row.pass_earned },
});
