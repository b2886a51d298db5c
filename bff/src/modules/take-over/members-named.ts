import { cardKinds, type CardKind } from '@mendian/shared/member/member-card.ts';
import { plainCode } from '@mendian/shared/member/shown-code.ts';
import { isAscii } from '../../platform/like-sql.ts';
import type { Reads } from '../../platform/sql.ts';

export type Member = { readonly id: string; readonly openid: string; readonly phone: string | null };

export const isPhone = (cell: string): boolean => /^(1[3-9]\d{9}|\+\d{6,15})$/.test(cell);

/** The member whom a cell names; undefined: none is here; null: several have this phone. */
export type MemberOf = (cell: string) => Member | null | undefined;

/** Members as files name them: by openid or phone. */
export const readMembersNamed = async (sql: Reads, cells: readonly string[]): Promise<MemberOf> => {
  const named = cells.filter(isAscii);
  const found = await sql.all<Member>(
    'SELECT id, openid, phone FROM member WHERE openid IN (?) UNION SELECT id, openid, phone FROM member WHERE phone IN (?)',
    [named, named.filter(isPhone)],
  );
  const byOpenid = new Map(found.map((member) => [member.openid, member]));
  const byPhone = Map.groupBy(found, ({ phone }) => phone);
  return (cell) => {
    if (!isPhone(cell)) return byOpenid.get(cell);
    const those = byPhone.get(cell) ?? [];
    return those.length > 1 ? null : those[0];
  };
};

/** The same, and also by the number of a card that was taken over. */
export const readMembersOrCards = async (sql: Reads, cells: readonly string[]): Promise<MemberOf> => {
  const memberOf = await readMembersNamed(sql, cells);
  const found = await sql.all<Member & { number: string }>(
    'SELECT m.id, m.openid, m.phone, c.number FROM member_card c JOIN member m ON m.id = c.member_id WHERE c.number IN (?)',
    [cells.map(plainCode).filter(isAscii)],
  );
  const byCard = new Map(found.map(({ number, ...member }) => [number, member]));
  return (cell) => {
    const member = memberOf(cell);
    return member === undefined ? byCard.get(plainCode(cell)) : member;
  };
};

/** What a card's line is known by in its take-over. */
export const cardKey = (number: string, kind: CardKind): string => (kind === 'chain' ? number : `${number} ${kind}`);

/** All that a card with such a number may be known by. */
export const cardKeys = (cell: string): string[] => cardKinds.map((kind) => cardKey(plainCode(cell), kind));
