import { birthdayText, changeableFrom } from '@mendian/shared/member/birthday.ts';
import type { tellBirthday as contract } from '@mendian/shared/member/member.contract.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { memberBirthdayTold } from './member.events.ts';
import { presentMember } from './present-member.ts';
import { requireMember } from './read-member.ts';

/** Keeps month and day of a member's birthday; told anew only a year later, so that nobody has several a year. */
export const tellBirthday = async (
  { actor, sql, now, emit }: Context<Customer>,
  { birthday }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> => {
  await sql.one(`SELECT id FROM member WHERE id = ?${sql.lock}`, [actor.memberId]);
  const member = await requireMember(sql, actor.memberId);
  if (member.birthday === birthday) return presentMember(member, now);
  const today = dayOf(now);
  const from = changeableFrom(member.birthdayToldDay, today);
  if (from !== null)
    throw refuseMember(
      'member/birthday-lately',
      { from },
      `生日一年只能改一次，${from.slice(0, 4)}年${birthdayText(from.slice(5))}起可以再改`,
    );
  await sql.run('UPDATE member SET birthday = ?, birthday_told_day = ? WHERE id = ?', [birthday, today, actor.memberId]);
  emit(memberBirthdayTold({ memberId: actor.memberId }));
  return presentMember(await requireMember(sql, actor.memberId), now);
};
