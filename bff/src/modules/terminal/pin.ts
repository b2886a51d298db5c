import { hash, verify } from '@node-rs/argon2';

/**
 * How a PIN is kept: argon2id with the library's defaults (19 MiB, 2 passes, as OWASP recommends). A PIN of four digits
 * cannot withstand whoever has the database; it withstands whoever stands at the terminal, by limited tries.
 */
export const hashPin = (pin: string): Promise<string> => hash(pin);

let nobodysHash: Promise<string> | null = null;

/** Whether the PIN is right. Without a clerk it takes as long and is wrong, so that time does not tell which numbers exist. */
export const pinMatches = async (pin: string, pinHash: string | null): Promise<boolean> => {
  if (pinHash !== null) return verify(pinHash, pin);
  nobodysHash ??= hash('nobody');
  await verify(await nobodysHash, pin);
  return false;
};
