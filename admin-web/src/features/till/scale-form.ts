/** What was typed of the scale, as texts of digits. */
export type ScaleForm = { readonly gross: string; readonly tare: string; readonly field: 'gross' | 'tare' };
export type ScaleKey =
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'next' }
  | { readonly kind: 'go'; readonly field: 'gross' | 'tare' }
  | { readonly kind: 'tare'; readonly grams: number };

/** Five digits of gross, four of tare: more cannot lie on the scale. */
const digitsMax = { gross: 5, tare: 4 } as const;
const grossMax = 60_000;
const tareMax = 5_000;

/** With the tray that was used last. */
export const startScale = (tare: number): ScaleForm => ({ gross: '', tare: String(tare), field: 'gross' });

export const withScaleKey = (form: ScaleForm, key: ScaleKey): ScaleForm => {
  if (key.kind === 'go') return { ...form, field: key.field };
  if (key.kind === 'tare') return { ...form, tare: String(key.grams), field: 'gross' };
  if (key.kind === 'next') return form;
  if (key.kind === 'clear') return { ...form, [form.field]: '' };
  const text = form[form.field];
  if (key.kind === 'back') return { ...form, [form.field]: text.slice(0, -1) };
  const longer = (text === '0' ? '' : text) + key.digit;
  return longer.length > digitsMax[form.field] ? form : { ...form, [form.field]: longer };
};

/** Grams that are sold; null: not weighed yet, or the tray is heavier. */
export const netOf = ({ gross, tare }: ScaleForm): number | null => {
  const net = Number(gross) - Number(tare);
  return net > 0 && Number(gross) <= grossMax && Number(tare) <= tareMax ? net : null;
};
