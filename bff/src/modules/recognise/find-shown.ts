import type { Belonging } from '@mendian/shared/account/scope.ts';
import { cardKinds, type CardKind } from '@mendian/shared/member/member-card.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import type { RecognisedKind } from '@mendian/shared/member/recognised.ts';
import { looksLikePayment, looksLikeWechatCard, lookUpsOf, type LookUp } from '@mendian/shared/member/shown-code.ts';
import { firstRow, question, type Question, type Reads } from '../../platform/sql.ts';
import { askHeldCoupons, askUsableEarlier, heldColumns, usableCoupon, type HeldRow, type UsableCoupon } from '../coupon/index.ts';
import type { CodeRead } from '../member/index.ts';
import { askPass, askPassesOf, type PassFound } from '../pass/index.ts';

type Member = { readonly id: string; readonly nickname: string; readonly phone: string | null };

/** What a code stands for, and the store it was shown in. */
export type Shown = {
  readonly kind: RecognisedKind;
  /** Null: the coupon is nobody's. */
  readonly member: Member | null;
  /** Of a coupon's code that coupon, if it can be used; otherwise what the member can use, behind an earlier coupon whose code is alike. */
  readonly held: readonly UsableCoupon[];
  /** Of a pass's code that pass, whatever became of it; of a coupon's none. */
  readonly passes: readonly PassFound[];
  /** The coupon or pass whose code it is; null: it is a member's own. */
  readonly shownId: string | null;
  readonly store: Belonging;
};

type Asking = {
  readonly sql: Reads;
  readonly storeId: string;
  readonly now: Date;
  readonly readCode: (code: string) => CodeRead;
  /** Asks WeChat for the lasting numbers of the card that shows a code for a minute; null: no card does. */
  readonly cardNumbers: (code: string) => Promise<readonly string[] | null>;
};

/**
 * Looks for what a code stands for, one trip each, until something is there; then WeChat is asked, if a card there may show it. One that
 * nobody has is refused.
 */
export const findShown = async (asking: Asking, code: string): Promise<Shown> => {
  for (const lookUp of lookUpsOf(code)) {
    const shown = await looks[lookUp](asking, code);
    if (shown !== null) return shown;
  }
  const shown = looksLikeWechatCard(code) ? await lookAtWechat(asking, code) : null;
  if (shown !== null) return shown;
  if (lookUpsOf(code).includes('member-code') && asking.readCode(code) === 'over') throw refuseMember('member/code-over');
  throw refuseMember(looksLikePayment(code) ? 'member/payment-code' : 'member/not-recognised');
};

const looks: Record<LookUp, (asking: Asking, code: string) => Promise<Shown | null>> = {
  // Of several with one number the one who came last: numbers are given to others after a while.
  phone: (asking, code) => lookForMember(asking, 'phone', code, { id: 'SELECT MAX(id) FROM member WHERE phone = ?', value: code }),
  'member-code': async (asking, code) => {
    const read = asking.readCode(code);
    if (read === null || read === 'over') return null;
    return lookForMember(asking, 'member-code', code, { id: 'SELECT member_id FROM member_number WHERE number = ?', value: read.number });
  },
  coupon: (asking, code) => lookForCoupon(asking, 'coupon', code),
  pass: (asking, code) => lookForPass(asking, code),
  card: (asking, code) => (/[A-Za-z]/.test(code) ? lookForLettered(asking, code) : lookForCard(asking, code)),
  'earlier-coupon': (asking, code) => lookForCoupon(asking, 'earlier-coupon', code),
};

type Holder = { /** SQL that tells the member from `value`. */ readonly id: string; readonly value: string | number };

const lookForMember = async (asking: Asking, kind: RecognisedKind, code: string, { id, value }: Holder): Promise<Shown | null> => {
  const rows = await asking.sql.all<MemberRow>(holding(columns, `JOIN member m ON m.id = (${id})`), [code, value, ...restOf(asking)]);
  return rows.length === 0 ? null : shownBy(asking, kind, code, rows, memberOf(rows[0]!)!);
};

/** On cards of several kinds one member has the same number: the kinds have an order too. */
const cardId = `SELECT id FROM member_card WHERE number = ? ORDER BY CASE kind ${cardKinds.map((kind, place) => `WHEN '${kind}' THEN ${place}`).join(' ')} END LIMIT 1`;

const lookForCard = async (asking: Asking, number: string): Promise<Shown | null> => {
  const rows = await asking.sql.all<MemberRow & { readonly kind: CardKind; readonly unbound_at: Date | null }>(
    holding(`k.kind, k.unbound_at, ${columns}`, `JOIN member_card k ON k.id = (${cardId}) LEFT JOIN member m ON m.id = k.member_id`),
    [number, number, ...restOf(asking)],
  );
  const [first] = rows;
  if (first === undefined) return null;
  const member = memberOf(first);
  if (member !== null) return shownBy(asking, `${first.kind}-card`, number, rows, member);
  if (first.alike !== null) return null;
  throw refuseMember(first.unbound_at === null ? 'member/card-waits' : 'member/card-unbound');
};

/** A member with one of his coupons; with none, theirs are null. */
type MemberRow = Holding & { readonly has_passes: number; readonly alike: string | null } & (HeldRow | { readonly id: null });

/** More coupons than this are asked for again, in their order. */
const couponsAtOnce = 50;

/**
 * A member with what coupons can be used, in one statement and unsorted: a second statement costs as much as all of it, and sorting
 * writes a temporary table. Of passes and of an earlier coupon whose code is alike, which few have, it says whether there are any.
 */
const holding = (selected: string, member: string) => `SELECT ${selected}, ${heldColumns},
  EXISTS (SELECT 1 FROM pass p WHERE p.member_id = m.id AND p.state IN ('active', 'paused')) AS has_passes,
  (SELECT coupon_id FROM earlier_coupon WHERE code = ?) AS alike
  FROM store s ${member} LEFT JOIN coupon c ON c.member_id = m.id AND c.state = 'held' AND c.until_at > ?
  LEFT JOIN coupon_template t ON t.id = c.template_id WHERE s.id = ? LIMIT ${couponsAtOnce + 1}`;
const restOf = ({ now, storeId }: Asking) => [now, storeId];

const shownBy = async (
  { sql, now }: Asking,
  kind: RecognisedKind,
  code: string,
  rows: readonly MemberRow[],
  member: Member,
): Promise<Shown> => {
  const [first] = rows as [MemberRow];
  const isAll = rows.length <= couponsAtOnce && first.has_passes === 0 && first.alike === null;
  const [held, passes, alike] = isAll
    ? [rows.flatMap((row) => (row.id === null ? [] : [usableCoupon(row)])).sort(soonestFirst), [], null]
    : await sql.ask(askHeldCoupons(member.id, null, now), askPassesOf(member.id, now), askUsableEarlier(code, now));
  return { kind, member, ...beside(alike, held), passes, store: storeOf(first) };
};

/** Codes of an earlier system have any form: one may be the number of somebody's phone or card, and is a coupon's all the same. */
const beside = (alike: UsableCoupon | null, held: readonly UsableCoupon[]): Pick<Shown, 'held' | 'shownId'> =>
  alike === null ? { held, shownId: null } : { held: [alike, ...held.filter(({ id }) => id !== alike.id)], shownId: alike.id };

const soonestFirst = (a: UsableCoupon, b: UsableCoupon): number => Number(a.until) - Number(b.until) || (a.id < b.id ? -1 : 1);

type CouponKind = 'coupon' | 'earlier-coupon';
const couponsBy: Record<CouponKind, { readonly from: string; readonly where: string }> = {
  coupon: { from: 'coupon c', where: 'c.code = ?' },
  'earlier-coupon': { from: 'earlier_coupon e JOIN coupon c ON c.id = e.coupon_id', where: 'e.code = ?' },
};

const lookForCoupon = async (asking: Asking, kind: CouponKind, code: string): Promise<Shown | null> =>
  (await asking.sql.ask(askCoupon(asking, kind, code)))[0];

/** A number with letters is an earlier coupon's rather than a card's, which counts first all the same. */
const lookForLettered = async (asking: Asking, code: string): Promise<Shown | null> => {
  const [card, coupon] = await asking.sql.ask(
    firstRow('SELECT id FROM member_card WHERE number = ? LIMIT 1', [code]),
    askCoupon(asking, 'earlier-coupon', code),
  );
  return card === null ? coupon : lookForCard(asking, code);
};

/** Last of all, and only for what can be nothing else: no transaction waits for it, and a clerk no longer than for a slow page. */
const lookAtWechat = async (asking: Asking, code: string): Promise<Shown | null> => {
  const numbers = await asking.cardNumbers(code);
  if (numbers === null) return null;
  for (const number of numbers) {
    const shown = await lookForCard(asking, number);
    if (shown !== null) return shown;
  }
  throw refuseMember('member/wechat-card-unknown');
};

/** One that cannot be used any more is known all the same. */
const askCoupon = ({ storeId, now }: Asking, kind: CouponKind, code: string): Question<Shown | null> =>
  question(
    `SELECT c.state, ${columns}, ${heldColumns} FROM ${couponsBy[kind].from} JOIN coupon_template t ON t.id = c.template_id
     JOIN store s ON s.id = ? LEFT JOIN member m ON m.id = c.member_id WHERE ${couponsBy[kind].where}`,
    [storeId, code],
    ([coupon]: readonly CouponRow[]) => (coupon === undefined ? null : shownCoupon(kind, coupon, now)),
  );

type CouponRow = Holding & HeldRow & { readonly state: string };

const shownCoupon = (kind: RecognisedKind, coupon: CouponRow, now: Date): Shown => ({
  ...{ kind, member: memberOf(coupon), passes: [], shownId: coupon.id, store: storeOf(coupon) },
  held: coupon.state === 'held' && coupon.until_at > now ? [usableCoupon(coupon)] : [],
});

/** One that was bought and paid for. */
const lookForPass = async ({ sql, storeId }: Asking, code: string): Promise<Shown | null> => {
  const pass = await sql.one<Holding & { readonly pass_id: string }>(
    `SELECT p.id AS pass_id, ${columns} FROM pass p JOIN member m ON m.id = p.member_id JOIN store s ON s.id = ?
     WHERE p.code = ? AND p.paid_at IS NOT NULL`,
    [storeId, code],
  );
  if (pass === null) return null;
  const [passes] = await sql.ask(askPass(pass.pass_id));
  return { kind: 'pass', member: memberOf(pass), held: [], passes, shownId: pass.pass_id, store: storeOf(pass) };
};

const columns = 's.id AS store_id, s.branch_id, s.owner_id, m.id AS holder, m.nickname, m.phone';
type Holding = {
  readonly store_id: string;
  readonly branch_id: string;
  readonly owner_id: string;
  readonly holder: string | null;
  readonly nickname: string | null;
  readonly phone: string | null;
};

const storeOf = ({ store_id: storeId, branch_id: branchId, owner_id: ownerId }: Holding): Belonging => ({ storeId, branchId, ownerId });

/** Null: nobody holds it. */
const memberOf = ({ holder, nickname, phone }: Holding): Member | null =>
  holder === null ? null : { id: holder, nickname: nickname ?? '', phone };
