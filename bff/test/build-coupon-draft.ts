import { addTemplate, moveTemplate, type TemplateData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import type { CouponDraftData } from '@mendian/shared/coupon/coupon-draft.ts';
import type { StaffMade } from './build.ts';

type DraftGiven = Partial<Omit<CouponDraftData, 'terms'>> & { terms?: Partial<CouponDraftData['terms']> };

/** A draft of 5 yuan off anything from 30 yuan on, anywhere, for a week: 1,000 of them in the coupon centre, head office bears them. */
export const aDraft = ({ terms, ...given }: DraftGiven = {}): CouponDraftData => ({
  ...{
    name: '满三十减五',
    note: '',
    total: 1_000,
    perMember: 1,
    perMemberDay: 1,
    inCentre: true,
    claimCode: null,
    givenAt: null,
    givenTo: [],
    byClerks: null,
  },
  validity: { kind: 'days', after: 0, days: 7 },
  bearers: { headOffice: 1000, branch: 0, owner: 0 },
  ...given,
  terms: {
    ...{ benefit: { kind: 'threshold', from: 3_000, off: 500 }, goods: { kind: 'all' }, places: ['chain'] },
    ...{ channels: ['mini', 'counter'], modes: ['pickup', 'delivery'], hours: null, firstOrder: false, alone: false },
    ...terms,
  },
});

/** A template that head office made, approved and started. */
export const aLiveTemplate = async ({ call }: StaffMade, given: DraftGiven = {}): Promise<TemplateData> => {
  const { id: templateId } = await call(addTemplate, { draft: aDraft(given) });
  await call(moveTemplate, { templateId, action: 'approve' });
  return call(moveTemplate, { templateId, action: 'start' });
};
