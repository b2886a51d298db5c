import type { Spread } from './measure.ts';

/** Figures as the table shows them. */
const rounded = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: value >= 100 ? 4 : 3, useGrouping: value >= 10_000 }).format(value);

export const plain = rounded;

/** `1.2 (1.1–1.4)`: the median, and the least and most of all rounds. */
export const spreadText = ({ median, low, high }: Spread, unit = ''): string =>
  `${rounded(median)}${unit} (${rounded(low)}–${rounded(high)})`;

export const inMillis = ({ median, low, high }: Spread): Spread => ({ median: median / 1000, low: low / 1000, high: high / 1000 });
