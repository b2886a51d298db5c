/** A whole number as typed; full-width digits and thousands commas will do. Nothing typed is null, and no fault. */
export const readWhole = (text: string, { min, max }: { min: number; max: number }): { value: number | null; fault: string | null } => {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
  if (plain === '') return { value: null, fault: null };
  if (!/^-?\d{1,15}$/.test(plain)) return { value: null, fault: '请填写整数' };
  const value = Number(plain);
  if (value < min || value > max) return { value: null, fault: `请填写 ${min} 到 ${max} 之间的整数` };
  return { value, fault: null };
};
