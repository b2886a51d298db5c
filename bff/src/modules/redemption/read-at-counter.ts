import type { CounterPlace } from '@mendian/shared/coupon/counter-sale.ts';
import type { Belonging } from '@mendian/shared/account/scope.ts';
import { refuseRedeem } from '@mendian/shared/coupon/redeem.errors.ts';
import type { Clerk } from '../../platform/actor.ts';
import { firstRow, type Question, type Reads } from '../../platform/sql.ts';
import { askCouponByCode, hasNeverPaid, nobody, termsOf, type CouponByCode } from '../coupon/index.ts';

/** A coupon as a clerk meets it: whose it is, masked, and where and when it is shown. */
export type AtCounter = { readonly coupon: CouponByCode; readonly member: MemberRow; readonly place: CounterPlace };

export type MemberRow = { readonly nickname: string; readonly phone: string | null };
type StoreRow = { readonly id: string; readonly branch_id: string; readonly owner_id: string };

type Asking = { readonly sql: Reads; readonly actor: Clerk; readonly now: Date };

/** Reads what a code stands for; a code that nobody has is refused. Whether a member has paid before is asked only where it matters. */
export const readAtCounter = async ({ sql, actor, now }: Asking, code: string): Promise<AtCounter> => {
  const [coupon, store] = await sql.ask(askCouponByCode(code), askBelonging(actor.storeId));
  if (coupon === null || store === null) throw refuseRedeem('redeem/code-unknown');
  const isFirstOrder = termsOf(coupon).firstOrder && coupon.member_id !== nobody && (await hasNeverPaid(sql, coupon.member_id));
  return { coupon, member: { nickname: coupon.nickname ?? '', phone: coupon.phone }, place: { store, now, isFirstOrder } };
};

/** Where and when something is shown that asks for no first order. */
export const readPlace = async (sql: Reads, storeId: string, now: Date): Promise<CounterPlace> => {
  const [store] = await sql.ask(askBelonging(storeId));
  if (store === null) throw new Error(`a terminal belongs to the store ${storeId}, which is not there`);
  return { store, now, isFirstOrder: false };
};

const askBelonging = (storeId: string): Question<Belonging | null> => {
  const { text, values, answer } = firstRow<StoreRow>('SELECT id, branch_id, owner_id FROM store WHERE id = ?', [storeId]);
  const belonging = (row: StoreRow | null): Belonging | null => row && { storeId: row.id, branchId: row.branch_id, ownerId: row.owner_id };
  return { text, values, answer: (rows) => belonging(answer(rows)) };
};
