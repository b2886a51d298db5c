import type * as contract from '@mendian/shared/coupon/redeem.contract.ts';
import { refuseRedeem } from '@mendian/shared/coupon/redeem.errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Clerk } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { giveRedeemedBack } from '../coupon/index.ts';
import { giveUseBack } from '../pass/index.ts';
import { takeBack } from './give-out.ts';
import { shownRows, type ShownRow } from './present-redemption.ts';

type Input = InputOf<typeof contract.reverseRedemption>;

/** Takes a redemption of the store back on its own day, once; again, it is answered as it was done. */
export const reverseRedemption = async (ctx: Context<Clerk>, { redemptionId, reason }: Input): Promise<ShownRow> => {
  const { sql, actor, now } = ctx;
  const row = await sql.one<ShownRow>(`${shownRows} WHERE r.id = ? AND r.store_id = ?`, [redemptionId, actor.storeId]);
  if (row === null) throw refuse('thing/not-found');
  if (row.reversed_at !== null) return row;
  if (row.business_day !== dayOf(now)) throw refuseRedeem('redeem/day-over');
  const reversed = { reversed_at: now, reversed_by: actor.name, reversed_why: reason };
  const done = await sql.run(
    'UPDATE redemption SET reversed_at = ?, reversed_by = ?, reversed_why = ? WHERE id = ? AND reversed_at IS NULL',
    [now, actor.name, reason, redemptionId],
  );
  if (done === 0) return (await sql.one<ShownRow>(`${shownRows} WHERE r.id = ?`, [redemptionId]))!;
  if (row.kind === 'pass') await giveUseBack(ctx, row.coupon_id);
  else await giveRedeemedBack(ctx, row.coupon_id, '门店撤销了核销，券已退回');
  await takeBack(ctx, row);
  audit(ctx, { action: 'redemption.reversed', subject: redemptionId, detail: { name: row.name, reason } });
  return { ...row, ...reversed };
};
