import type { ErpMerchant } from '../../gateways/erp.ts';
import { changesInWords, rowsByCode, type Planned } from './plan.ts';

export type KnownMerchant = {
  readonly id: string;
  readonly code: string;
  readonly kind: 'branch' | 'franchisee';
  readonly name: string;
  readonly contact_name: string;
  readonly contact_phone: string;
  readonly licence_no: string;
  readonly address: string;
  readonly provinces: string;
  readonly standing: 'open' | 'closed';
  readonly erp_updated_at: Date | null;
};

export type MerchantFacts = {
  readonly kind: 'branch' | 'franchisee';
  readonly known: ReadonlyMap<string, KnownMerchant>;
  /** Ids of merchants that stores still belong to. */
  readonly owning: ReadonlySet<string>;
};

/** What becomes of each code. Pure: the same rows and facts give the same plan, in whatever order and however often. */
export const planMerchants = (rows: readonly ErpMerchant[], facts: MerchantFacts): Planned<ErpMerchant, KnownMerchant>[] =>
  [...rowsByCode(rows)].map(([code, twins]) => planMerchant(code, twins, facts));

const planMerchant = (code: string, twins: readonly ErpMerchant[], facts: MerchantFacts): Planned<ErpMerchant, KnownMerchant> => {
  const [row] = twins as [ErpMerchant];
  const refuse = (reason: 'code-twice' | 'other-kind' | 'stores-left', text: string) => ({
    kind: 'refuse' as const,
    refused: { code, reason, text },
  });
  if (twins.length > 1) return refuse('code-twice', `编码 ${code} 在 ERP 里有 ${twins.length} 条，请只留一条`);
  const known = facts.known.get(code);
  if (known === undefined) return row.closed ? { kind: 'same' } : { kind: 'add', row };
  if (known.kind !== facts.kind)
    return refuse('other-kind', `${row.name}（${code}）已经是${known.kind === 'branch' ? '分公司' : '加盟商'}，请在 ERP 里换一个编码`);
  if (known.erp_updated_at !== null && known.erp_updated_at > row.updatedAt) return { kind: 'same' };
  if (row.closed && known.standing === 'open' && facts.owning.has(known.id))
    return refuse('stores-left', `${row.name}（${code}）在 ERP 里已停止合作，名下还有门店，请先把门店转给别的商户或关店`);
  const what = merchantChanges(row, known);
  if (what === '' && known.erp_updated_at?.getTime() === row.updatedAt.getTime()) return { kind: 'same' };
  return { kind: 'change', row, known, what };
};

const merchantChanges = (row: ErpMerchant, known: KnownMerchant): string =>
  changesInWords(row, known, [
    { name: '名称', of: ({ name }) => name, was: ({ name }) => name },
    { name: '联系人', of: ({ contactName }) => contactName, was: ({ contact_name }) => contact_name },
    { name: '电话', of: ({ contactPhone }) => contactPhone, was: ({ contact_phone }) => contact_phone },
    { name: '执照号', of: ({ licenceNo }) => licenceNo, was: ({ licence_no }) => licence_no },
    { name: '地址', of: ({ address }) => address, was: ({ address }) => address },
    { name: '省份', of: ({ provinces }) => provinces.join(' '), was: ({ provinces }) => provinces },
    {
      name: '状态',
      of: ({ closed }) => (closed ? '停止合作' : '合作中'),
      was: ({ standing }) => (standing === 'closed' ? '停止合作' : '合作中'),
    },
  ]);
