import { boundCardsMax, endingText, type CardKind } from '@mendian/shared/member/member-card.ts';
import type { bindCard as contract } from '@mendian/shared/member/member-card.contract.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import { lookUpsOf, mayBeCard } from '@mendian/shared/member/shown-code.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Clerk } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Settings } from '../../../platform/config.ts';
import type { Context } from '../../../platform/context.ts';
import { allRows, firstRow } from '../../../platform/sql.ts';
import { memberCodesOf } from '../get-member-code.ts';
import { maskedMember } from '../mask-name.ts';
import { nobody } from './member-cards.ts';

type KeySettings = Pick<Settings, 'MEMBER_CODE_KEY' | 'WECHAT_SECRET'>;
type Member = { readonly id: string; readonly nickname: string; readonly phone: string | null };

/**
 * What says that a try to bind told something of a number that is not the clerk's to know: whose it is, that it is a coupon's, or, of
 * a member who has all the cards he may have, that it is nobody's.
 */
export const vainBindings = [
  'member/not-recognised',
  'member/no-card',
  'member/card-taken',
  'member/card-of-phone',
  'member/too-many-cards',
];

/**
 * Binds a card to the member who shows his code at the counter. From then on the card does what the code does, which is why a phone
 * number that anybody may say is not enough. A card that somebody has stays his, however many ask at once.
 */
export const bindCard = (settings: KeySettings) => {
  const codes = memberCodesOf(settings);
  return async (ctx: Context<Clerk>, { memberCode, number }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> => {
    if (!lookUpsOf(memberCode).includes('member-code')) throw refuseMember('member/code-needed');
    const read = codes.read(memberCode, ctx.now);
    if (read === 'over') throw refuseMember('member/code-over');
    if (read === null) throw refuseMember('member/not-recognised');
    const member = await ctx.sql.one<Member>(
      `SELECT id, nickname, phone FROM member WHERE id = (SELECT member_id FROM member_number WHERE number = ?)${ctx.sql.lock}`,
      [read.number],
    );
    if (member === null) throw refuseMember('member/not-recognised');
    await give(ctx, member, number);
    return { member: maskedMember(member), ending: endingText(number) };
  };
};

type Known = { readonly id: string; readonly kind: CardKind; readonly member_id: string; readonly phone: string | null };

/** The member's row is locked, so that all who bind to him wait for one another. */
const give = async (ctx: Context<Clerk>, member: Member, number: string): Promise<void> => {
  const [known, his, coupon, earlier, pass, goods] = await ctx.sql.ask(
    allRows<Known>(`SELECT id, kind, member_id, phone FROM member_card WHERE number = ?${ctx.sql.lock}`, [number]),
    allRows(`SELECT id FROM member_card WHERE member_id = ? LIMIT ${boundCardsMax}`, [member.id]),
    firstRow('SELECT id FROM coupon WHERE code = ?', [number]),
    firstRow('SELECT coupon_id FROM earlier_coupon WHERE code = ?', [number]),
    firstRow('SELECT id FROM pass WHERE code = ?', [number]),
    firstRow('SELECT id FROM sku WHERE barcode = ?', [number]),
  );
  if (!mayBeCard(number) || [coupon, earlier, pass, goods].some((found) => found !== null)) throw refuseMember('member/no-card');
  if (known.some((card) => card.member_id !== nobody && card.member_id !== member.id)) throw refuseMember('member/card-taken');
  if (known.some(({ phone }) => phone !== null && phone !== member.phone)) throw refuseMember('member/card-of-phone');
  if (known.some((card) => card.member_id === member.id)) return;
  if (his.length >= boundCardsMax) throw refuseMember('member/too-many-cards');
  await put(ctx, member.id, number, known.length > 0);
  audit(ctx, { action: 'member.card-bound', subject: member.id, detail: { ending: number.slice(-4) } });
};

const put = async ({ sql, actor, now, newId }: Context<Clerk>, memberId: string, number: string, isKnown: boolean): Promise<void> => {
  const store = await sql.one<{ name: string }>('SELECT name FROM store WHERE id = ?', [actor.storeId]);
  const by = `${store?.name ?? ''} · ${actor.name}`.slice(0, 80);
  if (isKnown)
    await sql.run('UPDATE member_card SET member_id = ?, phone = NULL, bound_by = ?, unbound_at = NULL WHERE number = ?', [
      ...[memberId, by, number],
    ]);
  else
    await sql.insert('member_card', [
      { id: newId(), number, kind: 'chain', member_id: memberId, phone: null, added_at: now, bound_by: by, unbound_at: null },
    ]);
};
