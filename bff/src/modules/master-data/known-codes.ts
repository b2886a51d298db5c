import type { ErpList } from '../../gateways/erp.ts';
import type { Reads } from '../../platform/sql.ts';

const source: Record<ErpList, string> = {
  branches: `merchant WHERE kind = 'branch' AND erp_updated_at IS NOT NULL`,
  franchisees: `merchant WHERE kind = 'franchisee' AND erp_updated_at IS NOT NULL`,
  stores: 'store WHERE erp_updated_at IS NOT NULL',
};

type Row = { readonly code: string };

/** The codes of a list that came from the ERP once, from `from` up to before `to` (null: to the end). */
export const knownBetween = async (reads: Reads, list: ErpList, from: string, to: string | null): Promise<string[]> =>
  (
    await reads.all<Row>(`SELECT code FROM ${source[list]} AND code >= ?${to === null ? '' : ' AND code < ?'} ORDER BY code`, [
      from,
      ...(to === null ? [] : [to]),
    ])
  ).map(({ code }) => code);

/** Which of these came from the ERP once. */
export const findKnownCodes = async (reads: Reads, list: ErpList, codes: readonly string[]): Promise<string[]> =>
  codes.length === 0
    ? []
    : (await reads.all<Row>(`SELECT code FROM ${source[list]} AND code IN (?) ORDER BY code`, [codes])).map(({ code }) => code);
