import { hash, verify } from '@node-rs/argon2';

/** How a password is kept: argon2id with the library's defaults (19 MiB, 2 passes, as OWASP recommends). */
export const hashPassword = (password: string): Promise<string> => hash(password);

let nobodysHash: Promise<string> | null = null;

/** Whether the password is right. Without an account it takes as long and is wrong, so that time does not tell which names exist. */
export const passwordMatches = async (password: string, passwordHash: string | null): Promise<boolean> => {
  if (passwordHash !== null) return verify(passwordHash, password);
  nobodysHash ??= hash('nobody');
  await verify(await nobodysHash, password);
  return false;
};

/** Letters and digits that cannot be taken for each other when read out. */
const clearSigns = 'abcdefghjkmnpqrstuvwxyz23456789';
const oneTimeLength = 10;

/** A password to be changed at the first sign-in: 10 signs, some 49 bits. `random` gives a whole number below its argument. */
export const oneTimePassword = (random: (below: number) => number): string =>
  Array.from({ length: oneTimeLength }, () => clearSigns.charAt(random(clearSigns.length))).join('');
