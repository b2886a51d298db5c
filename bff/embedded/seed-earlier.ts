import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type { Sql } from '../src/platform/sql.ts';
import { demoStaff } from './demo-staff.ts';
import { insertAll } from './seed-rows.ts';

/** The sandbox's first customer, who is no member before the demo's first sign-in. */
const phone = '13800000001';
const codes = ['LW20250001', 'LW20250002', 'LW20250003', 'LW20250004', 'LW20250005'];
/** Of these coupons the last ones wait for that customer; the others are whose code is shown. */
const waiting = 2;

const terms = {
  ...{ benefit: { kind: 'instant', off: 500 }, goods: { kind: 'all' }, places: ['chain'], channels: ['mini', 'counter'] },
  ...{ modes: ['pickup', 'delivery'], hours: null, firstOrder: false, alone: false },
};

/** What the chain gave out before Mendian: coupons known by their old codes, and a customer's cards. */
export const seedEarlier = async (sql: Sql, newId: () => string, now: Date): Promise<void> => {
  const templateId = newId();
  const until = instantAt(addDays(dayOf(now), 90), 0);
  await insertAll(sql, 'coupon_template', [
    {
      ...{ id: templateId, name: '旧会员五元券', note: `旧系统发的，凭旧券码使用，如 ${codes[0]!}`, terms: JSON.stringify(terms) },
      ...{ validity: JSON.stringify({ kind: 'fixed', from: instantAt(dayOf(now), 0).toISOString(), until: until.toISOString() }) },
      ...{ bearers: JSON.stringify({ headOffice: 1000, branch: 0, owner: 0 }), total: codes.length + 1, given: codes.length },
      ...{ per_member: 1, per_member_day: 1, in_centre: false, claim_code: null, state: 'approved' },
      ...{ created_by: demoStaff.hq.realName, created_at: now, changed_at: now, approved_by: demoStaff.hq.realName, approved_at: now },
    },
  ]);
  const coupons = codes.map((code, index) => ({ id: newId(), code, ours: `8${String(20_250_001 + index).padStart(15, '0')}` }));
  await insertAll(
    sql,
    'coupon',
    coupons.map(({ id, code, ours }) => ({
      ...{ id, template_id: templateId, member_id: '', code: ours, state: 'held', source: 'earlier', occasion: `earlier:${code}` },
      ...{ from_at: now, until_at: until, received_at: now },
    })),
  );
  await insertAll(
    sql,
    'earlier_coupon',
    coupons.map(({ id, code }, index) => ({ coupon_id: id, code, phone: index < codes.length - waiting ? null : phone })),
  );
  await insertAll(
    sql,
    'member_card',
    [
      { kind: 'chain', number: '602100000001' },
      { kind: 'wechat', number: '123456780001' },
    ].map((card) => ({ id: newId(), ...card, member_id: '', phone, added_at: now })),
  );
};
