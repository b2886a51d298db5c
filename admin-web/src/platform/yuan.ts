import { yuanText } from '@mendian/shared/kernel/money.ts';

/** What somebody typed into a field for money. */
export type TypedMoney =
  { readonly kind: 'empty' } | { readonly kind: 'fen'; readonly fen: number } | { readonly kind: 'fault'; readonly sentence: string };

/** Below ten million yuan, as contracts have it. */
const fenMax = 1_000_000_000;

/** Yuan as typed to whole fen, digit by digit, as binary fractions have no cents. Full-width digits, ¥ and thousands commas will do. */
export const readYuan = (text: string, { max = fenMax }: { max?: number } = {}): TypedMoney => {
  const plain = text.normalize('NFKC').replaceAll(/[\s,¥元]/g, '');
  if (plain === '') return { kind: 'empty' };
  const match = /^(\d{0,8})(?:\.(\d*))?$/.exec(plain);
  if (match === null || (match[1] === '' && (match[2] ?? '') === '')) return { kind: 'fault', sentence: '请填写金额，例如 12.50' };
  const [, yuan = '', cents = ''] = match;
  if (cents.length > 2) return { kind: 'fault', sentence: '金额最多到分，小数点后两位' };
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return fen > max ? { kind: 'fault', sentence: `最多 ${yuanText(max)} 元` } : { kind: 'fen', fen };
};

/** What a person would have typed: `12.50`, `12` for a whole one, nothing for null. */
export const typedYuan = (fen: number | null): string => (fen === null ? '' : yuanText(fen).replace(/\.00$/, ''));
