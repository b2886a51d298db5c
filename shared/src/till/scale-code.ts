import { fen, type Fen } from '../kernel/money.ts';
import { isChecked } from './check-digit.ts';

/**
 * How scales write their labels, letter by letter: F the prefix, W the product's number, E fen, N grams, C the check digit. Makers
 * differ, so a store says which one its scale prints.
 */
export const scaleLayouts = [
  'FFWWWWWEEEEEC',
  'FFWWWWWNNNNNC',
  'FWWWWWWEEEEEC',
  'FWWWWWWNNNNNC',
  'FFWWWWWEEEEENNNNNC',
  'FFWWWWWNNNNNEEEEEC',
  'FWWWWWWEEEEENNNNNC',
  'FWWWWWWNNNNNEEEEEC',
] as const;
export type ScaleLayout = (typeof scaleLayouts)[number];

export type Scale = { readonly layout: ScaleLayout; readonly prefix: string };

/** What a scale wrote: of what, for how much, how heavy. A label of thirteen digits has only one of the two. */
export type ScaleLabel = { readonly plu: string; readonly amount: Fen | null; readonly grams: number | null };

/** How many digits the layout's prefix has. */
export const prefixLength = (layout: ScaleLayout): number => layout.lastIndexOf('F') + 1;

/** Reads a label of the store's scale. `misread`: it is one, but its check digit is wrong; null: it is something else. */
export const readScaleCode = (code: string, { layout, prefix }: Scale): ScaleLabel | 'misread' | null => {
  if (code.length !== layout.length || !/^\d+$/.test(code) || !code.startsWith(prefix)) return null;
  if (!isChecked(code)) return 'misread';
  const amount = digitsOf(code, layout, 'E');
  const grams = digitsOf(code, layout, 'N');
  return {
    plu: pluOf(digitsOf(code, layout, 'W')),
    amount: amount === '' ? null : fen(Number(amount)),
    grams: grams === '' ? null : Number(grams),
  };
};

/** A product's number as people say it: scales write zeros before it. */
export const pluOf = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

const digitsOf = (code: string, layout: ScaleLayout, letter: string): string =>
  code.slice(layout.indexOf(letter) === -1 ? code.length : layout.indexOf(letter), layout.lastIndexOf(letter) + 1);
