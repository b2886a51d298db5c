import type { Body } from '../pay/fields.ts';
import { refused } from './alipay-failure.ts';

/** Alipay writes amounts in yuan with two decimals. */
export const yuan = (fen: number): string => {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Whole fen, from 1. */
export const readYuan = (body: Body, field: string): number => {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(body[field] ?? ''));
  const fen = parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : 0;
  if (fen < 1) throw refused('INVALID_PARAMETER', `参数无效：${field}`);
  return fen;
};
