import { checkDigitOf } from './check-digit.ts';
import type { Scale } from './scale-code.ts';

/** The label that a scale would print. */
export const scaleCode = ({ layout, prefix }: Scale, label: { plu: string; amount?: number; grams?: number }): string => {
  const numbers: Record<string, string> = { F: prefix, W: label.plu, E: String(label.amount ?? 0), N: String(label.grams ?? 0) };
  const digits = layout.slice(0, -1).replace(/(.)\1*/g, (run, letter: string) => numbers[letter]!.padStart(run.length, '0'));
  return digits + String(checkDigitOf(digits));
};
