import type { PassData } from '@mendian/shared/pass/pass.contract.ts';
import type { PassTermsData } from '@mendian/shared/pass/pass-draft.ts';
import { leftInAll, leftToday, passRefund, standingOf, type PassFigures } from '@mendian/shared/pass/pass-figures.ts';
import { passMachine } from '@mendian/shared/pass/pass-status.ts';
import { passLines, promiseText } from '@mendian/shared/pass/pass-words.ts';
import type { CouponNames } from '@mendian/shared/coupon/coupon-words.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Reads } from '../../platform/sql.ts';
import { readCouponNames } from '../coupon/index.ts';
import type { PassKindRow, PassRow } from './pass.rows.ts';

type KindWords = Pick<PassKindRow, 'name' | 'note' | 'days' | 'uses' | 'uses_per_day' | 'product_ids' | 'places'>;

/** A pass with what its kind says of it. */
export type PassFound = PassRow & Pick<PassKindRow, 'name' | 'note' | 'days' | 'product_ids' | 'places'>;

/** Columns and join of a `PassFound`, under the aliases `p` and `k`. */
export const foundPasses = 'SELECT p.*, k.name, k.note, k.days, k.product_ids, k.places FROM pass p JOIN pass_kind k ON k.id = p.kind_id';

export const termsOf = (kind: Pick<KindWords, 'product_ids' | 'places'>): Pick<PassTermsData, 'productIds' | 'places'> => ({
  productIds: JSON.parse(kind.product_ids) as string[],
  places: JSON.parse(kind.places) as string[],
});

/** Names of the products, merchants and stores that kinds name by id. */
export const readPassNames = (sql: Reads, kinds: readonly Pick<KindWords, 'product_ids' | 'places'>[]): Promise<CouponNames> =>
  readCouponNames(
    sql,
    kinds.map(termsOf).map(({ productIds, places }) => ({ goods: { kind: 'products', ids: productIds }, places })),
  );

export const passWords = (kind: KindWords, names: CouponNames) => ({
  ...{ name: kind.name, note: kind.note, lines: passLines(termsOf(kind), names) },
  promise: promiseText({ days: kind.days, uses: kind.uses, usesPerDay: kind.uses_per_day }),
});

export const figuresOf = (pass: PassRow): PassFigures => ({
  ...{ state: pass.state, uses: pass.uses, usesPerDay: pass.uses_per_day, used: pass.used },
  ...{ usedDay: pass.used_day, usedOnDay: pass.used_on_day, until: pass.until_at },
});

/** What its money asked back now would bring; of one whose money was asked back or came too late, what that brings or brought. */
export const refundOf = (pass: PassRow, now: Date): number => {
  if (pass.until_at === null || !passMachine.can(pass.state, 'refund')) return pass.refunded;
  return passRefund({ price: pass.price, uses: pass.uses, used: pass.used, until: pass.until_at }, pass.asked_at ?? now);
};

/** The last day on which it counts. */
export const lastDayOf = ({ until_at: until }: Pick<PassRow, 'until_at'>): string | null => until && dayOf(new Date(until.getTime() - 1));

export const presentPasses = async (sql: Reads, passes: readonly PassFound[], now: Date): Promise<PassData[]> => {
  const names = await readPassNames(sql, passes);
  return passes.map((pass) => presentPass(pass, names, now));
};

const presentPass = (pass: PassFound, names: CouponNames, now: Date): PassData => {
  const figures = figuresOf(pass);
  const refund = refundOf(pass, now);
  return {
    ...{ id: pass.id, kindId: pass.kind_id, ...passWords(pass, names), price: pass.price, standing: standingOf(figures, now) },
    payUntil: pass.state === 'unpaid' ? pass.expires_at.toISOString() : null,
    ...{ boughtAt: pass.paid_at?.toISOString() ?? null, lastDay: lastDayOf(pass) },
    ...{ uses: pass.uses, left: leftInAll(figures), leftToday: leftToday(figures, now), refund, answer: pass.answer },
    can: { askRefund: passMachine.can(pass.state, 'ask') && refund > 0, withdraw: passMachine.can(pass.state, 'keep') },
  };
};
