import type { ErpStore } from '../../gateways/erp.ts';
import { changesInWords, rowsByCode, type Planned, type Refused } from './plan.ts';

export type KnownStore = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly city_initial: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly lat_e6: number;
  readonly lng_e6: number;
  readonly manager: string;
  readonly area_sqm: number | null;
  readonly opened_on: string | null;
  readonly closed_on: string | null;
  readonly standing: 'open' | 'closed';
  readonly erp_updated_at: Date | null;
  readonly erp_owner_code: string | null;
  readonly erp_branch_code: string | null;
  /** Whose it is now, by code. */
  readonly owner_code: string;
  readonly branch_code: string;
};

export type StoreFacts = {
  readonly known: ReadonlyMap<string, KnownStore>;
  /** The merchants that these stores name, by code. */
  readonly merchants: ReadonlyMap<string, { readonly id: string; readonly kind: 'branch' | 'franchisee' }>;
  /** Ids of stores whose orders are not all over. */
  readonly busy: ReadonlySet<string>;
};

/** What becomes of each code. Pure: the same rows and facts give the same plan, in whatever order and however often. */
export const planStores = (rows: readonly ErpStore[], facts: StoreFacts): Planned<ErpStore, KnownStore>[] =>
  [...rowsByCode(rows)].map(([code, twins]) => planStore(code, twins, facts));

const planStore = (code: string, twins: readonly ErpStore[], facts: StoreFacts): Planned<ErpStore, KnownStore> => {
  const [row] = twins as [ErpStore];
  if (twins.length > 1)
    return { kind: 'refuse', refused: { code, reason: 'code-twice', text: `编码 ${code} 在 ERP 里有 ${twins.length} 家门店，请只留一家` } };
  const known = facts.known.get(code);
  const isOlder = known !== undefined && known.erp_updated_at !== null && known.erp_updated_at > row.updatedAt;
  if (isOlder || (known === undefined && row.closed)) return { kind: 'same' };
  const refused = refusalOf(row, known, facts);
  if (refused !== null) return { kind: 'refuse', refused };
  if (known === undefined) return { kind: 'add', row };
  const what = storeChanges(row, known);
  const isTold = known.erp_updated_at?.getTime() === row.updatedAt.getTime() && known.erp_owner_code === ownerCodeOf(row);
  return what === '' && isTold && known.erp_branch_code === row.branchCode ? { kind: 'same' } : { kind: 'change', row, known, what };
};

/** Whose a store is by the ERP: its franchisee, or the branch itself. */
export const ownerCodeOf = ({ franchiseeCode, branchCode }: ErpStore): string => franchiseeCode ?? branchCode!;

const refusalOf = (row: ErpStore, known: KnownStore | undefined, { merchants, busy }: StoreFacts): Refused | null => {
  const { code, branchCode, franchiseeCode } = row;
  const of = (reason: Refused['reason'], text: string): Refused => ({ code, reason, text: `${row.name}（${code}）${text}` });
  if (branchCode === null) return of('no-merchant', '没有写属于哪个分公司，请在 ERP 里补上');
  if (merchants.get(branchCode)?.kind !== 'branch') return of('unknown-branch', `的分公司 ${branchCode} 不存在，请在 ERP 里改正`);
  if (franchiseeCode !== null && merchants.get(franchiseeCode)?.kind !== 'franchisee')
    return of('unknown-franchisee', `的加盟商 ${franchiseeCode} 不存在，请在 ERP 里改正`);
  if (row.closed && known?.standing === 'open' && busy.has(known.id))
    return of('open-orders', '在 ERP 里已关店，还有未完成的订单，订单都结束后自动关店');
  return null;
};

/** A hand-over decided at a desk stands until the ERP says something it did not say before. */
export const movesTo = (row: ErpStore, known: KnownStore): { ownerCode: string; branchCode: string } | null => {
  const [ownerCode, branchCode] = [ownerCodeOf(row), row.branchCode!];
  const isNews = known.erp_owner_code !== ownerCode || known.erp_branch_code !== branchCode;
  return isNews && (known.owner_code !== ownerCode || known.branch_code !== branchCode) ? { ownerCode, branchCode } : null;
};

const storeChanges = (row: ErpStore, known: KnownStore): string => {
  const moves = movesTo(row, known);
  const said = changesInWords(row, known, [
    { name: '店名', of: ({ name }) => name, was: ({ name }) => name },
    { name: '省份', of: ({ province }) => province, was: ({ province }) => province },
    { name: '城市', of: ({ city }) => city, was: ({ city }) => city },
    { name: '首字母', of: ({ cityInitial }) => cityInitial, was: ({ city_initial }) => city_initial },
    { name: '区县', of: ({ district }) => district, was: ({ district }) => district },
    { name: '地址', of: ({ address }) => address, was: ({ address }) => address },
    { name: '电话', of: ({ phone }) => phone, was: ({ phone }) => phone },
    { name: '位置', of: ({ latE6, lngE6 }) => `${latE6},${lngE6}`, was: ({ lat_e6, lng_e6 }) => `${lat_e6},${lng_e6}` },
    { name: '店长', of: ({ manager }) => manager, was: ({ manager }) => manager },
    { name: '面积', of: ({ areaSqm }) => String(areaSqm ?? ''), was: ({ area_sqm }) => String(area_sqm ?? '') },
    { name: '开业日', of: ({ openedOn }) => openedOn ?? '', was: ({ opened_on }) => opened_on ?? '' },
    { name: '关店日', of: ({ closedOn }) => closedOn ?? '', was: ({ closed_on }) => closed_on ?? '' },
    { name: '状态', of: ({ closed }) => (closed ? '关店' : '营业'), was: ({ standing }) => (standing === 'closed' ? '关店' : '营业') },
    { name: '商户', of: () => moves?.ownerCode ?? known.owner_code, was: ({ owner_code }) => owner_code },
    { name: '分公司', of: () => moves?.branchCode ?? known.branch_code, was: ({ branch_code }) => branch_code },
  ]);
  return said;
};
