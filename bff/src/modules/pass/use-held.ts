import type { BearersData } from '@mendian/shared/coupon/coupon-terms.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { isNearlyUsedUp } from '@mendian/shared/pass/pass-figures.ts';
import { refuseRedeem } from '@mendian/shared/coupon/redeem.errors.ts';
import type { Context } from '../../platform/context.ts';
import { firstRow, allRows, type Question } from '../../platform/sql.ts';
import { saysEnding } from './ending.ts';
import type { PassKindRow, PassRow } from './pass.rows.ts';
import { foundPasses, type PassFound } from './present-pass.ts';
import { lockPass } from './read-pass.ts';

/** A pass found by its code, whoever holds it and whatever became of it, with what a use earns the store. */
export type PassByCode = PassFound &
  Pick<PassKindRow, 'earns' | 'bearers'> & { readonly nickname: string | null; readonly phone: string | null };

export const askPassByCode = (code: string): Question<PassByCode | null> =>
  firstRow(
    `SELECT p.*, k.name, k.note, k.days, k.product_ids, k.places, k.earns, k.bearers, m.nickname, m.phone
     FROM pass p JOIN pass_kind k ON k.id = p.kind_id LEFT JOIN member m ON m.id = p.member_id WHERE p.code = ?`,
    [code],
  );

export const passBearers = ({ bearers }: Pick<PassKindRow, 'bearers'>): BearersData => JSON.parse(bearers) as BearersData;

/** Passes looked at for one member at a counter. */
const shownMax = 20;

/** The passes of a member's that were paid for and are not over, those over soonest first. */
export const askPassesOf = (memberId: string, now: Date): Question<PassFound[]> =>
  allRows(
    `${foundPasses} WHERE p.member_id = ? AND p.state IN ('active', 'paused') AND p.until_at > ? AND p.used < p.uses
     ORDER BY p.until_at, p.id LIMIT ${shownMax}`,
    [memberId, now],
  );

/** One pass by its id, as a list. */
export const askPass = (passId: string): Question<PassFound[]> => allRows(`${foundPasses} WHERE p.id = ?`, [passId]);

/** Takes one use, if it stands as it was seen; tells whether it was this one. However many ask, never more than the day and the whole give. */
export const takeUse = async (ctx: Context, { id: passId, uses, used }: Pick<PassRow, 'id' | 'uses' | 'used'>): Promise<boolean> => {
  const { sql, now } = ctx;
  const today = dayOf(now);
  const taken =
    (await sql.run(
      // `used_on_day` before `used_day`: MySQL sets one after the other and would look at the new day.
      `UPDATE pass SET used_on_day = CASE WHEN used_day = ? THEN used_on_day + 1 ELSE 1 END, used_day = ?, used = used + 1
       WHERE id = ? AND state = 'active' AND until_at > ? AND used = ? AND used < uses AND (used_day <> ? OR used_on_day < uses_per_day)`,
      [today, today, passId, now, used, today],
    )) === 1;
  if (taken && isNearlyUsedUp({ uses, used: used + 1 })) await saysEnding(ctx, passId);
  return taken;
};

/** Gives a use of today back; the caller has seen to it that this happens once. Not of a pass whose money goes back: that was reckoned with it. */
export const giveUseBack = async ({ sql, now }: Context, passId: string): Promise<void> => {
  const { state } = await lockPass(sql, passId);
  if (state !== 'active' && state !== 'paused') throw refuseRedeem('redeem/pass-refunded');
  sql.later.run(
    'UPDATE pass SET used = used - 1, used_on_day = CASE WHEN used_day = ? THEN used_on_day - 1 ELSE used_on_day END WHERE id = ? AND used > 0',
    [dayOf(now), passId],
  );
};
