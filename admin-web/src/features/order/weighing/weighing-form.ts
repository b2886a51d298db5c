/** What was typed at the scale, line by line; texts of digits, empty while nothing was typed. */
export type Reading = { readonly lineNo: number; readonly gross: string; readonly tare: string };
export type Field = 'gross' | 'tare';

export type WeighingForm = {
  readonly readings: readonly Reading[];
  /** The line being weighed; equal to the number of lines when all are done. */
  readonly at: number;
  readonly field: Field;
};

export type WeighingKey =
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'next' }
  | { readonly kind: 'go'; readonly at: number; readonly field: Field }
  | { readonly kind: 'tare'; readonly grams: number };

/** Five digits reach 99,999 g: more cannot lie on the scale. */
const digitsMax = 5;

/** Starts at the first line, with the tray that was used last. */
export const startWeighing = (lineNos: readonly number[], tareGrams: number): WeighingForm => ({
  readings: lineNos.map((lineNo) => ({ lineNo, gross: '', tare: String(tareGrams) })),
  at: 0,
  field: 'gross',
});

/** One key of the pad, or a touch. `next` goes from line to line, gross weights first, and ends past the last one. */
export const withKey = (form: WeighingForm, key: WeighingKey): WeighingForm => {
  if (key.kind === 'go') return { ...form, at: key.at, field: key.field };
  if (key.kind === 'next') return nextLine(form);
  if (key.kind === 'tare') return withText({ ...form, field: 'tare' }, () => String(key.grams), 'gross');
  if (key.kind === 'digit') return withText(form, (text) => typed(text, key.digit));
  return withText(form, (text) => (key.kind === 'clear' ? '' : text.slice(0, -1)));
};

/** Grams as typed; null while nothing is typed. An empty tare is none. */
export const grossOf = ({ gross }: Reading): number | null => (gross === '' ? null : Number(gross));
export const tareOf = ({ tare }: Reading): number => Number(tare);

const typed = (text: string, digit: string): string => {
  const longer = (text === '0' ? '' : text) + digit;
  return longer.length > digitsMax ? text : longer;
};

const withText = (form: WeighingForm, change: (text: string) => string, then?: Field): WeighingForm => ({
  ...form,
  field: then ?? form.field,
  readings: form.readings.map((reading, index) =>
    index === form.at ? { ...reading, [form.field]: change(reading[form.field]) } : reading,
  ),
});

const nextLine = (form: WeighingForm): WeighingForm => {
  if (form.readings[form.at]?.gross === '') return { ...form, field: 'gross' };
  const open = [...form.readings.keys()].filter((index) => form.readings[index]?.gross === '');
  const next = open.find((index) => index > form.at) ?? open[0] ?? form.readings.length;
  return { ...form, at: next, field: 'gross' };
};
