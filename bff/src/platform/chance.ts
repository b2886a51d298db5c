import { createHash, randomBytes, randomFillSync, randomInt } from 'node:crypto';
import { encodeTime, ulid } from 'ulid';

/** Ids and randomness for contexts; use cases take them from there. */
export const newUlid = (now: Date): string => ulid(now.getTime(), randomFraction);

/** Below every id made at or after an instant, and above every one made before: ids begin with their time. */
export const firstUlidOf = (instant: Date): string => `${encodeTime(Math.max(0, instant.getTime()), 10)}${'0'.repeat(16)}`;

/** A whole number from 0 to `below` − 1 that cannot be guessed. */
export const randomBelow = (below: number): number => randomInt(below);

/** A token of 256 bits, 43 characters. Only its hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const drawn = Buffer.alloc(4_096);
let used = drawn.length;

/** From 0 to below 1, by a byte: ulid asks 16 times for an id, and a call of the system for each cost more than a statement. */
const randomFraction = (): number => {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  return drawn[used++]! / 256;
};
