import type { MemberViewData } from '@mendian/shared/member/member.contract.ts';
import { changeableFrom } from '@mendian/shared/member/birthday.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { maskPhone } from '@mendian/shared/member/member.errors.ts';
import type { Member } from './read-member.ts';

/** A member as they see themselves: the phone only in part, so that a screenshot or a stolen token gives nothing away. */
export const presentMember = ({ id, nickname, phone, invoice, birthday, birthdayToldDay }: Member, now: Date): MemberViewData => ({
  id,
  nickname,
  phone: phone === null ? null : masked(phone),
  invoice,
  birthday,
  birthdayFrom: changeableFrom(birthdayToldDay, dayOf(now)),
});

/** Numbers from outside the mainland have other lengths: of those only the last digits are shown. */
const masked = (phone: string): string => {
  const mainland = maskPhone(phone);
  return mainland === phone ? phone.replace(/^.*(\d{3})$/, '****$1') : mainland;
};
