import type { Reads } from '../../platform/sql.ts';

export type Merchant = { readonly id: string; readonly code: string; readonly kind: 'branch' | 'franchisee' };

/** The merchants that are here of those that a file names, by code. */
export const readMerchants = async (sql: Reads, codes: readonly (string | null)[]): Promise<Map<string, Merchant>> => {
  const found = await sql.all<Merchant>('SELECT id, code, kind FROM merchant WHERE code IN (?)', [
    [...new Set(codes.filter((code) => code !== null))],
  ]);
  return new Map(found.map((merchant) => [merchant.code, merchant]));
};
