import { counterMisfit, type CounterPlace } from '@mendian/shared/coupon/counter-sale.ts';
import { benefitText } from '@mendian/shared/coupon/coupon-words.ts';
import type { recogniseMember as contract } from '@mendian/shared/member/member-code.contract.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import { leftInAll, leftToday } from '@mendian/shared/pass/pass-figures.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Settings } from '../../platform/config.ts';
import type { Reads } from '../../platform/sql.ts';
import { askHeldCoupons, type UsableCoupon } from '../coupon/index.ts';
import { maskedMember, memberCodesOf, readByNumber } from '../member/index.ts';
import { askPass, askPassesOf, figuresOf, lastDayOf } from '../pass/index.ts';
import { passMisfit, readPlace } from '../redemption/index.ts';

type Reply = ReplyOf<typeof contract>;
type Asking = { readonly sql: Reads; readonly actor: Clerk; readonly now: Date };
type Found = { readonly id: string; readonly nickname: string; readonly phone: string | null };
type Known = Pick<Reply, 'kind'> & {
  readonly member: Found;
  /** What was shown itself; null: all he holds. */ readonly shownId: string | null;
};

/** Who a code or a number stands for, and which coupons and passes can be used here. What a code is, is told by its form; each is one indexed read. */
export const recogniseMember = (settings: Settings) => {
  const know = memberKnownBy(settings);
  return async (asking: Asking, { code }: InputOf<typeof contract>): Promise<Reply> => {
    const known = await know(asking, code);
    if (known === null) throw refuseMember('member/not-recognised');
    const { kind, member } = known;
    return {
      ...{ kind, member: maskedMember(member) },
      ...{
        coupons: kind === 'pass' ? [] : await couponsHere(asking, known),
        passes: kind === 'coupon' ? [] : await passesHere(asking, known),
      },
    };
  };
};

/** Who stands behind a code or a number; null: nobody. */
export const memberKnownBy = (settings: Settings) => {
  const codes = memberCodesOf(settings);
  return async ({ sql, now }: Asking, code: string): Promise<Known | null> => {
    if (/^1[3-9]\d{9}$/.test(code)) return knownAs('phone', await byPhone(sql, code));
    if (/^8\d{15}$/.test(code)) return byCoupon(sql, code);
    if (/^6\d{15}$/.test(code)) return byPass(sql, code);
    if (!/^7\d{16}$/.test(code)) return null;
    const read = codes.read(code, now);
    if (read === 'over') throw refuseMember('member/code-over');
    return read && knownAs('member-code', await readByNumber(sql, read.number));
  };
};

const knownAs = (kind: Known['kind'], member: Found | null): Known | null => member && { kind, member, shownId: null };

/** Of several with one number the one who came last: numbers are given to others after a while. */
const byPhone = (sql: Reads, phone: string): Promise<Found | null> =>
  sql.one<Found>('SELECT id, nickname, phone FROM member WHERE phone = ? ORDER BY id DESC LIMIT 1', [phone]);

const byCoupon = async (sql: Reads, code: string): Promise<Known | null> => {
  const row = await sql.one<Found & { coupon_id: string }>(
    'SELECT c.id AS coupon_id, m.id, m.nickname, m.phone FROM coupon c JOIN member m ON m.id = c.member_id WHERE c.code = ?',
    [code],
  );
  return row && { kind: 'coupon', member: row, shownId: row.coupon_id };
};

const byPass = async (sql: Reads, code: string): Promise<Known | null> => {
  const row = await sql.one<Found & { pass_id: string }>(
    `SELECT p.id AS pass_id, m.id, m.nickname, m.phone FROM pass p JOIN member m ON m.id = p.member_id WHERE p.code = ? AND p.paid_at IS NOT NULL`,
    [code],
  );
  return row && { kind: 'pass', member: row, shownId: row.pass_id };
};

const couponsHere = async ({ sql, actor, now }: Asking, { kind, member, shownId }: Known): Promise<Reply['coupons']> => {
  const [held] = await sql.ask(askHeldCoupons(member.id, shownId === null ? null : [shownId], now));
  if (held.length === 0) return [];
  const place = await readPlace(sql, actor.storeId, now, held.some(({ terms }) => terms.firstOrder) ? member.id : null); // prettier-ignore
  const codes = kind === 'phone' ? new Map<string, string>() : await codesOf(sql, held);
  return held
    .map((coupon) => ({
      ...{ couponId: coupon.id, name: coupon.name, benefit: benefitText(coupon.terms.benefit), until: coupon.until.toISOString() },
      ...{ why: whyNot(coupon, place), code: codes.get(coupon.id) ?? null },
    }))
    .sort((a, b) => Number(a.why !== null) - Number(b.why !== null));
};

/** Whatever is sold: a product that an exchange asks for stands for itself. */
const whyNot = (coupon: UsableCoupon, place: CounterPlace): string | null => {
  const { goods } = coupon.terms;
  const productId = goods.kind === 'products' ? goods.ids[0]! : '';
  const categoryId = goods.kind === 'categories' ? goods.ids[0]! : '';
  return counterMisfit(coupon, { goods: null, product: { productId, categoryId, price: 1 } }, place);
};

const codesOf = async (sql: Reads, held: readonly UsableCoupon[]): Promise<Map<string, string>> => {
  const rows = await sql.all<{ id: string; code: string }>('SELECT id, code FROM coupon WHERE id IN (?)', [held.map(({ id }) => id)]);
  return new Map(rows.map(({ id, code }) => [id, code]));
};

/** A code that was shown is answered whatever became of its pass, with the reason. */
const passesHere = async ({ sql, actor, now }: Asking, { kind, member, shownId }: Known): Promise<Reply['passes']> => {
  const [held] = await sql.ask(shownId === null ? askPassesOf(member.id, now) : askPass(shownId));
  if (held.length === 0) return [];
  const place = await readPlace(sql, actor.storeId, now, null);
  return held
    .map((pass) => ({
      ...{ passId: pass.id, name: pass.name, left: leftInAll(figuresOf(pass)), leftToday: leftToday(figuresOf(pass), now) },
      ...{ lastDay: lastDayOf(pass)!, why: passMisfit(pass, place), code: kind === 'phone' ? null : pass.code },
    }))
    .sort((a, b) => Number(a.why !== null) - Number(b.why !== null));
};
