import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { cardKinds, type CardKind } from '@mendian/shared/member/member-card.ts';
import type * as contract from '@mendian/shared/member/member-desk.contract.ts';
import type { MemberFoundData } from '@mendian/shared/member/member-desk.contract.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import type { RecognisedKind } from '@mendian/shared/member/recognised.ts';
import { lookUpsOf, type LookUp } from '@mendian/shared/member/shown-code.ts';
import { audit } from '../../platform/audit.ts';
import type { Settings } from '../../platform/config.ts';
import { limitingGuesses } from '../../platform/guesses.ts';
import type { ActorOf, StepContext } from '../../platform/serve.ts';
import { firstRow, type Reads } from '../../platform/sql.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import { maskedMember, memberCodesOf } from '../member/index.ts';

type Steps = StepContext<ActorOf<'headOffice'>>;

/** Codes and numbers an account may try in vain. */
const vainSearches = { name: 'vain-member-search', points: 30, seconds: 300 };

const limiting = <T>({ limits, actor }: Steps, step: () => Promise<T>): Promise<T> =>
  limitingGuesses({ limits, limit: vainSearches, key: actor.accountId, wrong: ['member/not-recognised'] }, step);

type Found = ReplyOf<typeof contract.findMember>;

/** The member whose code, card, coupon or pass it is; a phone number finds nobody here. */
export const findMember = (settings: Pick<Settings, 'MEMBER_CODE_KEY' | 'WECHAT_SECRET'>) => {
  const codes = memberCodesOf(settings);
  return (steps: Steps, { code }: InputOf<typeof contract.findMember>): Promise<Found> => {
    requireWholeChain(steps);
    return limiting(steps, async () => {
      const read = codes.read(code, steps.now);
      const number = read === null || read === 'over' ? null : read.number;
      for (const lookUp of lookUpsOf(code)) {
        const found = await lookFor(steps.reads, lookUp, code, number);
        if (found !== null) return found;
      }
      throw refuseMember(read === 'over' && lookUpsOf(code).includes('member-code') ? 'member/code-over' : 'member/not-recognised');
    });
  };
};

/** Whose a code is by one way of looking; one that is known and nobody's is refused, unless it may be an earlier coupon's too. */
const lookFor = async (sql: Reads, lookUp: LookUp, code: string, number: number | null): Promise<Found | null> => {
  switch (lookUp) {
    case 'phone':
      return null;
    case 'member-code':
      return number === null ? null : holderOf(sql, 'member-code', 'JOIN member_number n ON n.member_id = m.id WHERE n.number = ?', number);
    case 'coupon':
      return couponOf(sql, 'coupon', 'coupon c WHERE c.code = ?', code);
    case 'pass':
      return holderOf(sql, 'pass', 'JOIN pass p ON p.member_id = m.id WHERE p.code = ? AND p.paid_at IS NOT NULL', code);
    case 'card':
      return cardOf(sql, code);
    case 'earlier-coupon':
      return couponOf(sql, 'earlier-coupon', 'earlier_coupon e JOIN coupon c ON c.id = e.coupon_id WHERE e.code = ?', code);
  }
};

type Row = { readonly id: string; readonly nickname: string; readonly phone: string | null; readonly created_at: Date };

const present = (row: Row): MemberFoundData => ({ id: row.id, ...maskedMember(row), joinedAt: row.created_at.toISOString() });

const columns = 'm.id, m.nickname, m.phone, m.created_at';

const holderOf = async (sql: Reads, kind: RecognisedKind, where: string, value: string | number): Promise<Found | null> => {
  const row = await sql.one<Row>(`SELECT ${columns} FROM member m ${where}`, [value]);
  return row && { kind, member: present(row) };
};

const couponOf = async (sql: Reads, kind: RecognisedKind, from: string, code: string): Promise<Found | null> => {
  const coupon = await sql.one<{ member_id: string }>(`SELECT c.member_id FROM ${from}`, [code]);
  if (coupon === null) return null;
  const found = await holderOf(sql, kind, 'WHERE m.id = ?', coupon.member_id);
  if (found === null) throw refuseMember('member/nobodys-coupon');
  return found;
};

const kindsInOrder = cardKinds.map((kind, place) => `WHEN '${kind}' THEN ${place}`).join(' ');

const cardOf = async (sql: Reads, number: string): Promise<Found | null> => {
  const [card, earlier] = await sql.ask(
    firstRow<{ kind: CardKind; member_id: string; unbound_at: Date | null }>(
      `SELECT kind, member_id, unbound_at FROM member_card WHERE number = ? ORDER BY CASE kind ${kindsInOrder} END LIMIT 1`,
      [number],
    ),
    firstRow('SELECT coupon_id FROM earlier_coupon WHERE code = ?', [number]),
  );
  if (card === null) return null;
  const found = await holderOf(sql, `${card.kind}-card`, 'WHERE m.id = ?', card.member_id);
  if (found === null && earlier === null) throw refuseMember(card.unbound_at === null ? 'member/card-waits' : 'member/card-unbound');
  return found;
};

/** Members of one number: who was given it later comes first. */
const membersMax = 10;

/** The members of a whole phone number; whoever asks is written down, whether he finds somebody or not. */
export const findMemberByPhone = (
  steps: Steps,
  { phone }: InputOf<typeof contract.findMemberByPhone>,
): Promise<ReplyOf<typeof contract.findMemberByPhone>> => {
  requireWholeChain(steps);
  return limiting(steps, async () => {
    const items = await steps.transact(async (ctx) => {
      const rows = await ctx.sql.all<Row>(`SELECT ${columns} FROM member m WHERE m.phone = ? ORDER BY m.id DESC LIMIT ${membersMax}`, [
        phone,
      ]);
      const detail = { ending: phone.slice(-4), found: rows.length };
      audit({ ...ctx, actor: steps.actor }, { action: 'member.found-by-phone', subject: rows[0]?.id ?? 'nobody', detail });
      return rows.map(present);
    });
    if (items.length === 0) throw refuseMember('member/not-recognised');
    return { items };
  });
};
