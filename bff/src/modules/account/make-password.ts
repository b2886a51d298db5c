import { randomBelow } from '../../platform/chance.ts';
import { hashPassword, oneTimePassword } from './password.ts';

/** A new one-time password with its hash, made outside a transaction: a hash takes some 20 ms. */
export const makeOneTimePassword = async (): Promise<{ password: string; passwordHash: string }> => {
  const password = oneTimePassword(randomBelow);
  return { password, passwordHash: await hashPassword(password) };
};
