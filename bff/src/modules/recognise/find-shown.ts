import type { Belonging } from '@mendian/shared/account/scope.ts';
import { cardKinds, type CardKind } from '@mendian/shared/member/member-card.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import type { RecognisedKind } from '@mendian/shared/member/recognised.ts';
import { looksLikePayment, lookUpsOf, type LookUp } from '@mendian/shared/member/shown-code.ts';
import { firstRow, type Reads } from '../../platform/sql.ts';
import { askHeldCouponsOf, heldColumns, usableCoupon, type HeldRow, type UsableCoupon } from '../coupon/index.ts';
import type { CodeRead } from '../member/index.ts';
import { askPass, askPassesOf, type PassFound } from '../pass/index.ts';

type Member = { readonly id: string; readonly nickname: string; readonly phone: string | null };

/** What a code stands for, and the store it was shown in. */
export type Shown = {
  readonly kind: RecognisedKind;
  /** Null: the coupon is nobody's. */
  readonly member: Member | null;
  /** Of a coupon's code that coupon, if it can be used; otherwise what the member can use. */
  readonly held: readonly UsableCoupon[];
  /** Of a pass's code that pass, whatever became of it; of a coupon's none. */
  readonly passes: readonly PassFound[];
  /** The coupon or pass whose code it is; null: it is a member's own. */
  readonly shownId: string | null;
  readonly store: Belonging;
};

type Asking = { readonly sql: Reads; readonly storeId: string; readonly now: Date; readonly readCode: (code: string) => CodeRead };

/** Looks for what a code stands for, one trip each, until something is there; one that nobody has is refused. */
export const findShown = async (asking: Asking, code: string): Promise<Shown> => {
  for (const lookUp of lookUpsOf(code)) {
    const shown = await looks[lookUp](asking, code);
    if (shown !== null) return shown;
  }
  if (lookUpsOf(code).includes('member-code') && asking.readCode(code) === 'over') throw refuseMember('member/code-over');
  throw refuseMember(looksLikePayment(code) ? 'member/payment-code' : 'member/not-recognised');
};

const looks: Record<LookUp, (asking: Asking, code: string) => Promise<Shown | null>> = {
  // Of several with one number the one who came last: numbers are given to others after a while.
  phone: (asking, code) => lookForMember(asking, 'phone', { id: 'SELECT MAX(id) FROM member WHERE phone = ?', value: code }),
  'member-code': async (asking, code) => {
    const read = asking.readCode(code);
    if (read === null || read === 'over') return null;
    return lookForMember(asking, 'member-code', { id: 'SELECT member_id FROM member_number WHERE number = ?', value: read.number });
  },
  coupon: (asking, code) => lookForCoupon(asking, 'coupon', { from: 'coupon c', where: 'c.code = ?', value: code }),
  pass: (asking, code) => lookForPass(asking, code),
  card: (asking, code) => lookForCard(asking, code),
  'earlier-coupon': (asking, code) =>
    lookForCoupon(asking, 'earlier-coupon', {
      ...{ from: 'earlier_coupon e JOIN coupon c ON c.id = e.coupon_id', where: 'e.code = ?', value: code },
    }),
};

type Holder = { /** SQL that tells the member from `value`. */ readonly id: string; readonly value: string | number };

const lookForMember = async ({ sql, storeId, now }: Asking, kind: RecognisedKind, { id, value }: Holder): Promise<Shown | null> => {
  const [member, held, passes] = await sql.ask(
    firstRow<Holding>(`SELECT ${columns} FROM store s JOIN member m ON m.id = (${id}) WHERE s.id = ?`, [value, storeId]),
    askHeldCouponsOf(`(${id})`, value, now),
    askPassesOf(`(${id})`, value, now),
  );
  return member && { kind, member: memberOf(member), held, passes, shownId: null, store: storeOf(member) };
};

/** On cards of several kinds one member has the same number: the kinds have an order too. */
const cardOf = (column: string) =>
  `SELECT ${column} FROM member_card WHERE number = ? ORDER BY CASE kind ${cardKinds.map((kind, place) => `WHEN '${kind}' THEN ${place}`).join(' ')} END LIMIT 1`;

const lookForCard = async ({ sql, storeId, now }: Asking, number: string): Promise<Shown | null> => {
  const [card, held, passes] = await sql.ask(
    firstRow<Holding & { readonly kind: CardKind }>(
      `SELECT k.kind, ${columns} FROM store s JOIN member_card k ON k.id = (${cardOf('id')}) LEFT JOIN member m ON m.id = k.member_id WHERE s.id = ?`,
      [number, storeId],
    ),
    askHeldCouponsOf(`(${cardOf('member_id')})`, number, now),
    askPassesOf(`(${cardOf('member_id')})`, number, now),
  );
  if (card === null) return null;
  const member = memberOf(card);
  if (member === null) throw refuseMember('member/card-waits');
  return { kind: `${card.kind}-card`, member, held, passes, shownId: null, store: storeOf(card) };
};

type Place = { readonly from: string; readonly where: string; readonly value: string };

/** One that cannot be used any more is known all the same. */
const lookForCoupon = async ({ sql, storeId, now }: Asking, kind: RecognisedKind, { from, where, value }: Place): Promise<Shown | null> => {
  const coupon = await sql.one<Holding & HeldRow & { readonly state: string }>(
    `SELECT c.state, ${columns}, ${heldColumns} FROM ${from} JOIN coupon_template t ON t.id = c.template_id
     JOIN store s ON s.id = ? LEFT JOIN member m ON m.id = c.member_id WHERE ${where}`,
    [storeId, value],
  );
  if (coupon === null) return null;
  const isUsable = coupon.state === 'held' && coupon.until_at > now;
  return {
    kind,
    member: memberOf(coupon),
    held: isUsable ? [usableCoupon(coupon)] : [],
    passes: [],
    shownId: coupon.id,
    store: storeOf(coupon),
  };
};

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
