import { refuse } from '@mendian/shared/kernel/errors.ts';
import { question, type Question, type Reads, type Value } from '../../platform/sql.ts';
import type { MemberRow } from './member.rows.ts';

/** A member with the whole phone number; whoever shows it masks it. */
export type Member = {
  readonly id: string;
  readonly openid: string;
  readonly nickname: string;
  readonly phone: string | null;
  /** `11-20`, and the day on which it was told; null: never. */
  readonly birthday: string | null;
  readonly birthdayToldDay: string | null;
  readonly invoice: { readonly title: string; readonly taxNo: string } | null;
};

export const readMember = async (sql: Reads, memberId: string): Promise<Member | null> => (await sql.ask(askMemberOf('?', [memberId])))[0];

/** `id` is SQL that tells which member, such as a subselect. */
export const askMemberOf = (id: string, values: readonly Value[]): Question<Member | null> =>
  question<MemberRow, Member | null>(
    `SELECT id, openid, nickname, phone, invoice_title, invoice_tax_no, birthday, birthday_told_day FROM member WHERE id = ${id}`,
    values,
    ([row]) => (row === undefined ? null : memberOf(row)),
  );

type Told = 'id' | 'openid' | 'nickname' | 'phone' | 'invoice_title' | 'invoice_tax_no' | 'birthday' | 'birthday_told_day';

export const memberOf = (row: Pick<MemberRow, Told>): Member => {
  const { id, openid, nickname, phone, invoice_title: title, invoice_tax_no: taxNo, birthday, birthday_told_day: birthdayToldDay } = row;
  return { id, openid, nickname, phone, birthday, birthdayToldDay, invoice: title === null ? null : { title, taxNo: taxNo ?? '' } };
};

/** The member whose session asks. A session without its member has nothing left to be signed in to. */
export const requireMember = async (sql: Reads, memberId: string): Promise<Member> => {
  const member = await readMember(sql, memberId);
  if (member === null) throw refuse('auth/required');
  return member;
};
