import { merchantKinds } from '@mendian/shared/account/sign-in.contract.ts';
import { listMerchants, merchantStandings, type MerchantData } from '@mendian/shared/master-data/merchant.contract.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, FilterSelect, SearchField } from '../../ui/desk/filter-bar.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { Tag } from '../../ui/desk/tag.tsx';
import { kindOptions, kindWords, standingOptions, standingWords } from './merchant-words.ts';

/** Branches and franchisees, as the chain's ERP has them. */
export const MerchantsPage = () => {
  const [filters, set] = useFilters({ text: '', kind: '', standing: 'open' });
  const kind = merchantKinds.find((one) => one === filters.kind);
  const standing = merchantStandings.find((one) => one === filters.standing);
  const list = useCursorList(listMerchants, { text: filters.text, kind, standing });
  return (
    <Page>
      <PageHead title="商户" sentence="分公司和加盟商；资料来自主数据，在 ERP 里修改" />
      <FilterBar>
        <SearchField label="商户编码、名称或联系人" value={filters.text} onChange={(text) => set({ text })} />
        <FilterSelect label="类型" value={filters.kind} options={kindOptions} onChange={(value) => set({ kind: value })} />
        <FilterSelect label="合作" value={filters.standing} options={standingOptions} onChange={(value) => set({ standing: value })} />
      </FilterBar>
      <DataTable
        label="商户"
        list={list}
        columns={columns}
        rowKey={({ merchantId }) => merchantId}
        rowTo={({ merchantId }) => ({ to: `/merchants/${merchantId}` })}
        empty={{ title: '没有符合条件的商户', text: '按编码开头、名称或联系人查找，请换一个词；新商户在 ERP 里建，同步后出现在这里。' }}
      />
    </Page>
  );
};

const columns: readonly Column<MerchantData>[] = [
  { key: 'code', head: '编码', cell: ({ code }) => code },
  { key: 'name', head: '商户', width: 320, cell: ({ name }) => name },
  { key: 'kind', head: '类型', cell: ({ kind }) => kindWords[kind] },
  {
    key: 'standing',
    head: '合作',
    cell: ({ standing }) => <Tag tone={standing === 'open' ? 'good' : 'plain'}>{standingWords[standing]}</Tag>,
  },
  { key: 'stores', head: '在营门店（家）', align: 'right', cell: ({ stores }) => stores },
  { key: 'contact', head: '联系人', width: 160, cell: ({ contactName }) => contactName || '—' },
  { key: 'phone', head: '电话', cell: ({ contactPhone }) => contactPhone || '—' },
];
