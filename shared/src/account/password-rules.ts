import { firstGuesses } from './first-guesses.ts';

export const passwordLengthMin = 8;

/** Whose password it would be. */
type Owner = { readonly username: string; readonly phone: string };

/** Why somebody must not choose this password, as a sentence that says what to do; null: it will do. */
export const passwordFault = (password: string, { username, phone }: Owner): string | null => {
  const small = password.toLowerCase();
  if ([...password].length < passwordLengthMin) return `新密码至少要 ${passwordLengthMin} 位，请加长`;
  if (small === username || (phone !== '' && small === phone)) return '新密码不能是自己的账号或手机号，请换一个';
  if (firstGuesses.has(small) || isRow(small) || isRepetition(small)) return '新密码太常见，容易被猜到，请换一个';
  return null;
};

/** `12345678`, `hgfedcba`: each sign is the next one, or each the one before. */
const isRow = (text: string): boolean => {
  const codes = [...text].map((sign) => sign.codePointAt(0)!);
  const steps = codes.slice(1).map((code, index) => code - codes[index]!);
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
};

/** `88888888`, `12341234`: one to four signs over and over. */
const isRepetition = (text: string): boolean => /^(.{1,4})\1+$/u.test(text);
