import { receiveCoupon, type CouponData } from '@mendian/shared/coupon/coupon.contract.ts';
import type { TemplateState } from '@mendian/shared/coupon/coupon-status.ts';
import type { BearersData, BenefitData, CouponTermsData, ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
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
};

/** A template that is live in the coupon centre: 5 yuan off anything, for a week, head office bears it. */
export const aTemplate = ({ transact }: Harness, given: TemplateGiven = {}): Promise<string> =>
  transact(async ({ sql, newId, now }) => {
    const { benefit = { kind: 'instant', off: 500 }, name = '五元券', total = 1_000, perMember = 10, perMemberDay = 10, ...rest } = given;
    const { validity = { kind: 'days', after: 0, days: 7 }, bearers = { headOffice: 1000, branch: 0, owner: 0 }, ...more } = rest;
    const { state = 'live', claimCode = null, ...terms } = more;
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
        ...{ validity: JSON.stringify(validity), bearers: JSON.stringify(bearers), given_at: null, state },
        ...{ created_by: '林薇', created_at: now, approved_by: '林薇', approved_at: now, changed_at: now },
      },
    ]);
    return id;
  });

/** A coupon that the customer received from the centre. */
export const aCoupon = async (house: Harness, { call }: CustomerMade, given: TemplateGiven = {}): Promise<CouponData> =>
  call(receiveCoupon, { templateId: await aTemplate(house, given) });
