import { maskPhone } from '@mendian/shared/member/member.errors.ts';
type Named = { readonly nickname: string; readonly phone: string | null };

/** `张小明` → `张**`: enough to ask whether it is he. */
export const maskName = (name: string): string => {
  const [first, ...rest] = [...name];
  return first === undefined ? '' : `${first}${'*'.repeat(Math.min(rest.length, 2))}`;
};

/** Enough to ask whether it is he, and too little to find him by. */
export const maskedMember = ({ nickname, phone }: Named) => ({
  name: maskName(nickname),
  phone: phone === null ? '' : maskPhone(phone),
});
