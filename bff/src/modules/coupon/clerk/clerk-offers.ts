import { inScope, nodeOf, type Belonging } from '@mendian/shared/account/scope.ts';
import type { listClerkOffers as contract } from '@mendian/shared/coupon/clerk-gift.contract.ts';
import type { ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
import { spanOf } from '@mendian/shared/coupon/coupon-validity.ts';
import { benefitText, validityText } from '@mendian/shared/coupon/coupon-words.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Clerk } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { allRows, firstRow, type Reads } from '../../../platform/sql.ts';
import type { TemplateRow } from '../coupon.rows.ts';
import { termsOf } from '../present-coupon.ts';

const offersMax = 50;

/** A template that clerks may give. */
export type ClerkTemplate = TemplateRow & { readonly clerk_day: number; readonly store_day: number };

/** What all of a store's clerks together gave is counted under no clerk. */
export const allClerks = '';

export const listClerkOffers = async ({ sql, actor, now }: ReadContext<Clerk>): Promise<ReplyOf<typeof contract>> => {
  const [templates, given, store] = await sql.ask(
    allRows<ClerkTemplate>(
      `SELECT * FROM coupon_template WHERE state = 'live' AND clerk_day IS NOT NULL AND given < total ORDER BY id DESC LIMIT ${offersMax}`,
      [],
    ),
    allRows<{ template_id: string; clerk_id: string; number: number }>(
      'SELECT template_id, clerk_id, number FROM clerk_gift_day WHERE store_id = ? AND day = ? AND clerk_id IN (?)',
      [actor.storeId, dayOf(now), [actor.clerkId, allClerks]],
    ),
    firstRow<StoreRow>(belongingSql, [actor.storeId]),
  );
  const givenOf = (templateId: string, clerkId: string): number =>
    given.find((one) => one.template_id === templateId && one.clerk_id === clerkId)?.number ?? 0;
  const leftOf = ({ id, clerk_day: clerkDay, store_day: storeDay, total, given: gone }: ClerkTemplate): number =>
    Math.max(0, Math.min(clerkDay - givenOf(id, actor.clerkId), storeDay - givenOf(id, allClerks), total - gone));
  return {
    items: templates
      .filter((template) => isFor(template, belonging(store!), now))
      .map((template) => ({
        ...{ templateId: template.id, name: template.name, benefit: benefitText(termsOf(template).benefit) },
        ...{ validity: validityText(validityOf(template)), left: leftOf(template) },
      })),
  };
};

/** Whether a store's clerks may give it: it can be used there, and its time is not over. */
export const isFor = (template: TemplateRow, store: Belonging, now: Date): boolean =>
  inScope(termsOf(template).places.map(nodeOf), store) && spanOf(validityOf(template), now) !== null;

const validityOf = ({ validity }: TemplateRow): ValidityData => JSON.parse(validity) as ValidityData;

type StoreRow = { readonly id: string; readonly branch_id: string; readonly owner_id: string };
const belongingSql = 'SELECT id, branch_id, owner_id FROM store WHERE id = ?';
const belonging = ({ id, branch_id: branchId, owner_id: ownerId }: StoreRow): Belonging => ({ storeId: id, branchId, ownerId });

export const readBelonging = async (sql: Reads, storeId: string): Promise<Belonging> =>
  belonging((await sql.one<StoreRow>(belongingSql, [storeId]))!);
