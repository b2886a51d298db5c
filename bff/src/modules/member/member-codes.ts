import { createHmac } from 'node:crypto';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';

/** Member numbers have so many digits. */
const numberDigits = 10;
export const memberNumbers = 10 ** numberDigits;
const sealDigits = 6;
const seals = 10 ** sealDigits;
/** A code counts in its minute and the next; for so many more it is known that it was one. */
const rememberedMinutes = 9;

export type CodeRead = { readonly number: number } | 'over' | null;

/**
 * Codes of seventeen digits beginning with 7: a member's number, shifted by what only we know of the minute, and a seal over both.
 * A code therefore tells nothing of the next one, and one that was made up is found out without asking anybody.
 */
export const memberCodes = (key: string) => {
  const drawn = (text: string, below: number): number => createHmac('sha256', key).update(text).digest().readUIntBE(0, 6) % below;
  const shiftOf = (minute: number) => drawn(`shift ${minute}`, memberNumbers);
  const sealOf = (number: number, minute: number) => drawn(`seal ${minute} ${number}`, seals);
  const write = (number: number, now: Date) => {
    const minute = Math.floor(now.getTime() / minuteMs);
    const shown = (number + shiftOf(minute)) % memberNumbers;
    const code = `7${String(shown).padStart(numberDigits, '0')}${String(sealOf(number, minute)).padStart(sealDigits, '0')}`;
    return { code, until: new Date((minute + 1) * minuteMs) };
  };
  const read = (code: string, now: Date): CodeRead => {
    const [shown, seal] = [Number(code.slice(1, 1 + numberDigits)), Number(code.slice(1 + numberDigits))];
    const minute = Math.floor(now.getTime() / minuteMs);
    for (let ago = 0; ago <= 1 + rememberedMinutes; ago += 1) {
      const number = (shown - shiftOf(minute - ago) + memberNumbers) % memberNumbers;
      if (sealOf(number, minute - ago) === seal) return ago <= 1 ? { number } : 'over';
    }
    return null;
  };
  return { write, read };
};
