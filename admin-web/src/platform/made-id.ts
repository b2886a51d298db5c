import { unguessable } from './random-text.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id made here, as `MadeHere` of the contracts wants it: a ULID of this instant, so that ids made without a network sort by time. */
export const madeId = (nowMs: number): string => timeOf(nowMs) + [...unguessable(16)].map((byte) => digits[byte % 32]!).join('');

const timeOf = (nowMs: number): string =>
  Array.from({ length: 10 }, (_, place) => digits[Math.floor(nowMs / 32 ** (9 - place)) % 32]!).join('');
