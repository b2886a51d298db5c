import { receiveCoupon, type CouponData } from '@mendian/shared/coupon/coupon.contract.ts';
import type { GivenAt } from '@mendian/shared/coupon/coupon-draft.ts';
import type { TemplateState } from '@mendian/shared/coupon/coupon-status.ts';
import type { BearersData, BenefitData, CouponTermsData, ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
import type { CardKind } from '@mendian/shared/member/member-card.ts';
import { addEarlierCoupons } from '../src/modules/coupon/index.ts';
import { addCards } from '../src/modules/member/index.ts';
import type { Reads } from '../src/platform/sql.ts';
import type { CustomerMade } from './build.ts';
import type { Harness } from './harness.ts';

type TemplateGiven = Partial<Omit<CouponTermsData, 'benefit'>> & {
  benefit?: BenefitData;
  name?: string;
  total?: number;
  perMember?: number;
  perMemberDay?: number;
  validity?: ValidityData;
  bearers?: BearersData;
  state?: TemplateState;
  claimCode?: string | null;
  givenAt?: GivenAt | null;
  givenTo?: string[];
};

/** A template that is live in the coupon centre: 5 yuan off anything, for a week, head office bears it. */
export const aTemplate = ({ transact }: Harness, given: TemplateGiven = {}): Promise<string> =>
  transact(async ({ sql, newId, now }) => {
    const { benefit = { kind: 'instant', off: 500 }, name = '五元券', total = 1_000, perMember = 10, perMemberDay = 10, ...rest } = given;
    const { validity = { kind: 'days', after: 0, days: 7 }, bearers = { headOffice: 1000, branch: 0, owner: 0 }, ...more } = rest;
    const { state = 'live', claimCode = null, givenAt = null, givenTo = [], ...terms } = more;
    const id = newId();
    const open = { goods: { kind: 'all' }, places: ['chain'], channels: ['mini', 'counter'], modes: ['pickup', 'delivery'] } as const;
    await sql.insert('coupon_template', [
      {
        ...{
          id,
          name,
          note: '',
          total,
          given: 0,
          per_member: perMember,
          per_member_day: perMemberDay,
          in_centre: 1,
          claim_code: claimCode,
        },
        terms: JSON.stringify({ ...open, hours: null, firstOrder: false, alone: false, ...terms, benefit }),
        ...{ validity: JSON.stringify(validity), bearers: JSON.stringify(bearers), given_at: givenAt, state },
        given_to: givenTo.length === 0 ? null : JSON.stringify(givenTo),
        ...{ created_by: '林薇', created_at: now, approved_by: '林薇', approved_at: now, changed_at: now },
      },
    ]);
    return id;
  });

type OldGiven = TemplateGiven & { code: string; customer?: CustomerMade | null; held?: 'held' | 'used' };

/** A coupon of an earlier system with its code there; nobody's unless a customer is named. */
export const anEarlierCoupon = async (house: Harness, { code, customer = null, held = 'held', ...given }: OldGiven): Promise<string> => {
  const templateId = await aTemplate(house, given);
  return house.transact(async (ctx) => {
    const memberId = customer && (await memberIdOf(ctx.sql, customer));
    const span = { from: ctx.now, until: new Date(ctx.now.getTime() + 7 * 86_400_000) };
    return (await addEarlierCoupons(ctx, [{ code, templateId, memberId, phone: null, state: held, span }]))[0]!;
  });
};

type CardGiven = { number: string; kind?: CardKind; customer?: CustomerMade | null; phone?: string | null };

/** A card of the customer's, or one that waits for a phone number. */
export const aCard = ({ transact }: Harness, { number, kind = 'chain', customer = null, phone = null }: CardGiven): Promise<string> =>
  transact(async (ctx) => {
    const memberId = customer && (await memberIdOf(ctx.sql, customer));
    return (await addCards(ctx, [{ number, kind, memberId, phone }]))[0]!;
  });

const memberIdOf = async (sql: Reads, { openid }: CustomerMade): Promise<string> =>
  (await sql.one<{ id: string }>('SELECT id FROM member WHERE openid = ?', [openid]))!.id;

/** A coupon that the customer received from the centre. */
export const aCoupon = async (house: Harness, { call }: CustomerMade, given: TemplateGiven = {}): Promise<CouponData> =>
  call(receiveCoupon, { templateId: await aTemplate(house, given) });
