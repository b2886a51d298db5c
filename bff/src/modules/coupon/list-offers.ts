import { refuseCoupon } from '@mendian/shared/coupon/coupon.errors.ts';
import type { listOffers as contract, OfferData } from '@mendian/shared/coupon/coupon.contract.ts';
import type { ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
import { spanOf } from '@mendian/shared/coupon/coupon-validity.ts';
import { validityText, type CouponNames } from '@mendian/shared/coupon/coupon-words.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Actor } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import type { TemplateRow } from './coupon.rows.ts';
import { couponWords, termsOf } from './present-coupon.ts';
import { readCouponNames } from './read-names.ts';

/** Offers the coupon centre shows at a time, the newest first. */
const offersMax = 50;

type Received = { readonly template_id: string; readonly number: number; readonly day: string; readonly on_day: number };

export const listOffers = async ({ sql, actor, now }: ReadContext<Actor>): Promise<ReplyOf<typeof contract>> => {
  const live = await sql.all<TemplateRow>(
    `SELECT * FROM coupon_template WHERE state = 'live' AND in_centre = 1 ORDER BY id DESC LIMIT ${offersMax}`,
  );
  const offered = live.filter(({ validity }) => spanOf(JSON.parse(validity) as ValidityData, now) !== null);
  const received = actor.kind === 'customer' ? await readReceived(sql, actor.memberId, offered) : new Map<string, Received>();
  const names = await readCouponNames(sql, offered.map(termsOf));
  return { items: offered.map((template) => presentOffer(template, names, whyNot(template, received.get(template.id), now))) };
};

const readReceived = async (sql: Reads, memberId: string, offered: readonly TemplateRow[]): Promise<Map<string, Received>> => {
  const rows = await sql.all<Received>(
    'SELECT template_id, number, day, on_day FROM coupon_received WHERE member_id = ? AND template_id IN (?)',
    [memberId, offered.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [row.template_id, row]));
};

const whyNot = ({ given, total, per_member, per_member_day }: TemplateRow, received: Received | undefined, now: Date): string | null => {
  if (received !== undefined && received.number >= per_member) return refuseCoupon('coupon/enough').message;
  if (given >= total) return refuseCoupon('coupon/none-left').message;
  if (received?.day === dayOf(now) && received.on_day >= per_member_day) return refuseCoupon('coupon/enough-today').message;
  return null;
};

const presentOffer = (template: TemplateRow, names: CouponNames, why: string | null): OfferData => ({
  templateId: template.id,
  ...couponWords(template.name, template.note, termsOf(template), names),
  validity: validityText(JSON.parse(template.validity) as ValidityData),
  leftPercent: Math.ceil(((template.total - template.given) * 100) / template.total),
  why,
});
