import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type { CouponDraftData } from '@mendian/shared/coupon/coupon-draft.ts';
import type { TemplateState } from '@mendian/shared/coupon/coupon-status.ts';
import type { Sql } from '../src/platform/sql.ts';
import { demoStaff } from './demo-staff.ts';
import { insertAll } from './seed-rows.ts';

type Draft = Pick<CouponDraftData, 'name' | 'note' | 'terms' | 'validity' | 'total'> &
  Partial<CouponDraftData> & { readonly state?: TemplateState };
type Terms = CouponDraftData['terms'];

const anything: Omit<Terms, 'benefit'> = {
  ...{ goods: { kind: 'all' }, places: ['chain'], channels: ['mini', 'counter'], modes: ['pickup', 'delivery'] },
  ...{ hours: null, firstOrder: false, alone: false },
};
const days = (number: number): CouponDraftData['validity'] => ({ kind: 'days', after: 0, days: number });

/** Coupons that the demo's customers can receive, and a draft. Only birthdays give one by themselves: a walk through a purchase pays what the menu says. */
export const seedCoupons = async (sql: Sql, newId: () => string, now: Date): Promise<void> => {
  const tea = await sql.one<{ id: string }>(`SELECT id FROM product WHERE picture = 'herbal-tea'`);
  await insertAll(
    sql,
    'coupon_template',
    drafts(tea!.id, now).map((draft) => rowOf(draft, newId(), now)),
  );
};

const drafts = (teaId: string, now: Date): readonly Draft[] => [
  {
    ...{ name: '生日礼券', note: '祝您生日快乐', total: 1_000_000, validity: days(30), inCentre: false, givenAt: 'birthday' },
    terms: { ...anything, benefit: { kind: 'instant', off: 1_000 } },
  },
  {
    ...{ name: '周末下午茶', note: '试行三个月', total: 20_000, validity: days(7), state: 'draft' },
    terms: {
      ...{ ...anything, benefit: { kind: 'threshold', from: 2_000, off: 400 } },
      hours: { weekdays: [5, 6], from: 14 * 60, to: 17 * 60 },
    },
  },
  {
    ...{ name: '卤味节', note: '口令“卤味节”领取', total: 50_000, inCentre: false, claimCode: '卤味节' },
    validity: { kind: 'fixed', from: instantAt(dayOf(now), 0).toISOString(), until: instantAt(addDays(dayOf(now), 30), 0).toISOString() },
    terms: { ...anything, benefit: { kind: 'instant', off: 300 } },
  },
  {
    ...{ name: '凉茶兑换券', note: '每天数量有限', total: 2_000, validity: days(7) },
    terms: { ...anything, benefit: { kind: 'exchange' }, goods: { kind: 'products', ids: [teaId] } },
  },
  {
    ...{ name: '免配送费券', note: '', total: 10_000, validity: days(14) },
    terms: { ...anything, benefit: { kind: 'delivery', off: null }, channels: ['mini'], modes: ['delivery'] },
  },
  {
    ...{ name: '8.8 折券', note: '', total: 30_000, validity: days(7), perMember: 2 },
    byClerks: { perClerkDay: 5, perStoreDay: 20 },
    bearers: { headOffice: 500, branch: 300, owner: 200 },
    terms: { ...anything, benefit: { kind: 'percent', payPerMille: 880, from: 0, max: 1_000 } },
  },
  {
    ...{ name: '新人满减券', note: '第一次下单可用', total: 100_000, validity: days(30) },
    terms: { ...anything, benefit: { kind: 'threshold', from: 3_000, off: 500 }, firstOrder: true },
  },
];

const rowOf = ({ terms, validity, bearers, state = 'live', ...draft }: Draft, id: string, now: Date) => ({
  ...{ id, name: draft.name, note: draft.note, terms: JSON.stringify(terms), validity: JSON.stringify(validity) },
  bearers: JSON.stringify(bearers ?? { headOffice: 1000, branch: 0, owner: 0 }),
  ...{ total: draft.total, per_member: draft.perMember ?? 1, per_member_day: 1 },
  ...{ in_centre: draft.inCentre ?? true, claim_code: draft.claimCode ?? null, given_at: draft.givenAt ?? null, state },
  ...{ clerk_day: draft.byClerks?.perClerkDay ?? null, store_day: draft.byClerks?.perStoreDay ?? null },
  ...{ created_by: demoStaff.hq.realName, created_at: now, changed_at: now },
  ...{ approved_by: state === 'live' ? demoStaff.hq.realName : null, approved_at: state === 'live' ? now : null },
});
