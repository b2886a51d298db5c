import type { PadKey } from '../../ui/number-pad.tsx';

export type SignInForm = { readonly number: string; readonly pin: string; readonly field: 'number' | 'pin' };
export const emptySignIn: SignInForm = { number: '', pin: '', field: 'number' };

/** Digits the contract takes. */
const digitsMax = { number: 8, pin: 8 } as const;
const pinDigitsMin = 4;

/** One key of the pad; Enter in the number goes on to the PIN. Signing in itself is not the form's business. */
export const withPadKey = (form: SignInForm, key: PadKey): SignInForm => {
  const { field } = form;
  if (key.kind === 'digit') return { ...form, [field]: (form[field] + key.digit).slice(0, digitsMax[field]) };
  if (key.kind === 'next') return field === 'number' && form.number !== '' ? { ...form, field: 'pin' } : form;
  // Backspace in an empty PIN goes back to the number.
  if (field === 'pin' && form.pin === '') return { ...form, field: 'number' };
  return { ...form, [field]: form[field].slice(0, -1) };
};

export const isComplete = ({ number, pin }: SignInForm): boolean => number !== '' && pin.length >= pinDigitsMin;
