import type { RedemptionData } from '@mendian/shared/coupon/redeem.contract.ts';
import { maskName } from '../member/index.ts';
import type { RedemptionRow } from './redemption.rows.ts';

/** A redemption with whose coupon or pass it was. */
export type ShownRow = RedemptionRow & { readonly nickname: string };

/** Columns and joins of a `ShownRow` under the alias `r`. */
export const shownRows = `SELECT r.*, COALESCE(m.nickname, '') AS nickname FROM redemption r
  LEFT JOIN coupon c ON c.id = r.coupon_id LEFT JOIN pass p ON p.id = r.coupon_id LEFT JOIN member m ON m.id = COALESCE(c.member_id, p.member_id)`;

export const presentRedemption = (row: ShownRow): RedemptionData => ({
  ...{ id: row.id, kind: row.kind, name: row.name, product: row.product, clerk: row.clerk },
  member: row.nickname === '' ? '不记名' : maskName(row.nickname),
  ...{ at: row.created_at.toISOString(), goods: row.goods, takenOff: row.taken_off },
  ...{ headOffice: row.head_office, branch: row.branch, owner: row.owner },
  reversed:
    row.reversed_at === null ? null : { at: row.reversed_at.toISOString(), by: row.reversed_by ?? '', reason: row.reversed_why ?? '' },
});
