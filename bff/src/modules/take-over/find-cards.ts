import { cardKindWords, type CardKind } from '@mendian/shared/member/member-card.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Coming, Finding } from './kind.ts';
import type { CardLine } from './kind-cards.ts';
import { isPhone, readMembersNamed, type MemberOf } from './members-named.ts';

type Known = {
  readonly id: string;
  readonly number: string;
  readonly kind: CardKind;
  readonly member_id: string;
  readonly phone: string | null;
  readonly unbound_at: Date | null;
};

/** Who gets what a line names: a member who is here, or the phone number of one who is not yet. */
export const holderOf = (memberOf: MemberOf, cell: string): { readonly memberId: string | null; readonly phone: string | null } => {
  const memberId = memberOf(cell)?.id ?? null;
  return { memberId, phone: memberId === null && isPhone(cell) ? cell : null };
};

/** What whoever reads the report should know of a line whose member is not here yet. */
export const waits = '这个手机号还没有会员，等本人绑定手机号后归他';

/** Why a line's member cannot be its holder; null: he can, or is waited for. */
export const holderFault = (cell: string, memberOf: MemberOf, expected: ReadonlySet<string>): string | null => {
  const member = memberOf(cell);
  if (member === null) return '这个手机号有几个会员，请写 openid';
  if (member !== undefined || isPhone(cell) || expected.has(cell)) return null;
  return `会员 ${cell} 不存在，请先接管会员`;
};

/** What cards of a file mean here. A number stands for one member, so a card never passes to another. */
export const findCards = async (sql: Reads, rows: readonly CardLine[], coming: Coming): Promise<Finding[]> => {
  const cells = rows.map(({ member }) => member);
  const memberOf = await readMembersNamed(sql, cells);
  const expected = await coming('members', cells);
  const known = await sql.all<Known>('SELECT id, number, kind, member_id, phone, unbound_at FROM member_card WHERE number IN (?)', [
    rows.map(({ number }) => number),
  ]);
  const holders = new Map(known.map((card) => [card.number, keyOf({ memberId: card.member_id, phone: card.phone })]));
  return rows.map((row): Finding => {
    const holder = { ...holderOf(memberOf, row.member), coming: row.member };
    const here = known.find(({ number, kind }) => number === row.number && kind === row.kind);
    const fault = holderFault(row.member, memberOf, expected);
    if (fault !== null) return { is: 'refused', reason: fault };
    if (here !== undefined) return settle(here, holder);
    const other = holders.get(row.number);
    if (other !== undefined && other !== keyOf(holder)) return { is: 'refused', reason: `卡号 ${row.number} 是另一位会员的，请核对` };
    holders.set(row.number, keyOf(holder));
    return { is: 'add', said: holder.phone === null ? null : waits };
  });
};

/** Who has a number, as text that is the same for the same one. */
const keyOf = ({ memberId, phone, coming = '' }: { memberId: string | null; phone: string | null; coming?: string }): string =>
  memberId || phone || coming;

const settle = (here: Known, { memberId, phone }: ReturnType<typeof holderOf>): Finding => {
  if (here.member_id === (memberId ?? '')) return { is: 'same' };
  if (here.member_id !== '') return { is: 'refused', reason: `这张${cardKindWords[here.kind]}这里是另一位会员的，请核对` };
  if (here.unbound_at !== null) return { is: 'refused', reason: `这张${cardKindWords[here.kind]}在这里解绑了，请本人到门店重新绑定` };
  if (memberId === null && phone === here.phone) return { is: 'same' };
  const set = { member_id: memberId ?? '', phone };
  return { is: 'change', id: here.id, what: '补上会员', set, was: { member_id: here.member_id, phone: here.phone } };
};
