import { giveToFilter, giveToList, type GiftFilterData } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import type { StaffMade } from '../../../../test/build.ts';
import type { Harness } from '../../../../test/harness.ts';
import { workKilled } from '../../../../test/killed.ts';
import { runGifts } from './run-gift.ts';

const everybody: GiftFilterData = { registeredFrom: null, registeredTo: null, ordered: null, hasPhone: false };

/** Members put there by nobody. Gives their ids, in order. */
export const makeMembers = (
  { transact }: Harness,
  number: number,
  phoneOf: (index: number) => string | null = () => null,
): Promise<string[]> =>
  transact(async ({ sql, newId, now }) => {
    const ids = Array.from({ length: number }, newId).sort();
    const rows = ids.map((id, index) => ({ id, openid: `gift-${id}`, nickname: '微信用户', phone: phoneOf(index), created_at: now }));
    for (let from = 0; from < rows.length; from += 500) await sql.insert('member', rows.slice(from, from + 500));
    return ids;
  });

export const giveList = ({ call }: StaffMade, templateId: string, text: string) =>
  call(giveToList, { templateId }, { bytes: Buffer.from(text) });

export const giveAll = ({ call }: StaffMade, templateId: string, filter: Partial<GiftFilterData> = {}) =>
  call(giveToFilter, { templateId, filter: { ...everybody, ...filter } });

/** Goes on with a gift in processes that live for so many statements, then in one that lives on. */
export const giftKilled = (house: Harness, giftId: string, lives: readonly number[]): Promise<number> =>
  workKilled(
    { house: house.house, name: 'coupon.gift', restart: () => undefined, handle: ({ steps }) => runGifts.handle(steps, { giftId }) },
    lives,
  );

/** How many coupons of the template there are, and how many members hold them. */
export const heldOf = async ({ reads }: Harness, templateId: string) =>
  (await reads.one<{ coupons: number; members: number }>(
    'SELECT COUNT(*) AS coupons, COUNT(DISTINCT member_id) AS members FROM coupon WHERE template_id = ?',
    [templateId],
  ))!;
