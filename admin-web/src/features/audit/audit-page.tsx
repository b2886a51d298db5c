import { useState } from 'react';
import { listAudit, type AuditViewData } from '@mendian/shared/audit/audit.contract.ts';
import { auditDomains, auditTitle, auditWords } from '@mendian/shared/audit/audit-words.ts';
import { useDesk } from '../../platform/desk.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { DateRange, FilterBar, FilterSelect, SearchField } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StoreFilter } from '../../ui/desk/store-filter.tsx';
import './audit.css';

const byKinds: Record<string, string> = {
  headOffice: '总部',
  merchant: '商户',
  clerk: '店员',
  terminal: '终端',
  customer: '顾客',
  visitor: '未登录',
  system: '系统',
};

/** Who it was. A program and somebody not signed in have a name for records alone: what they are says enough in a list. */
const byText = ({ by, byKind }: AuditViewData): string => {
  const kind = byKinds[byKind] ?? byKind;
  return byKind === 'system' || byKind === 'visitor' ? kind : `${by}（${kind}）`;
};

const actionOptions = [
  { value: '', name: '全部' },
  ...Object.keys(auditWords).map((action) => ({
    value: action,
    name: `${auditDomains[action.split('.')[0]!] ?? ''} · ${auditTitle(action)}`,
  })),
];

/** Who did what: searched, and never changed. */
export const AuditPage = () => {
  const { desk } = useDesk();
  const [filters, set] = useFilters({ accountId: '', action: '', subject: '', storeId: '', from: '', to: '' });
  const [opened, setOpened] = useState<AuditViewData | null>(null);
  const list = useCursorList(listAudit, filters);
  const who = filters.accountId === '' ? undefined : (list.rows.find(({ accountId }) => accountId === filters.accountId)?.by ?? '一个账号');
  return (
    <Page>
      <PageHead title="操作记录" sentence="谁在什么时候做了什么；只增加，不能修改或删除" />
      <FilterBar>
        <FilterSelect label="操作" value={filters.action} options={actionOptions} onChange={(action) => set({ action })} />
        <StoreFilter storeId={filters.storeId} onChange={(storeId) => set({ storeId })} />
        <DateRange label="日期" from={filters.from} to={filters.to} onChange={set} />
        <SearchField label="对象编号" value={filters.subject} onChange={(subject) => set({ subject })} />
        {who === undefined ? null : <Button onClick={() => set({ accountId: '' })}>只看 {who} ×</Button>}
      </FilterBar>
      <DataTable
        label="操作记录"
        list={list}
        columns={desk === 'hq' ? officeColumns : columns}
        rowKey={({ id }) => id}
        onOpen={setOpened}
        openKey={opened?.id ?? ''}
        empty={{ title: '没有符合条件的记录', text: '换一个日期或操作再看' }}
      />
      {opened === null ? null : (
        <AuditDrawer
          entry={opened}
          onClose={() => setOpened(null)}
          onOnly={(only) => {
            set(only);
            setOpened(null);
          }}
        />
      )}
    </Page>
  );
};

const columns: readonly Column<AuditViewData>[] = [
  { key: 'at', head: '时间', cell: ({ at }) => momentOf(at) },
  { key: 'by', head: '操作人', width: 200, cell: byText },
  { key: 'text', head: '做了什么', width: 420, cell: ({ text }) => text },
  { key: 'store', head: '门店', width: 220, cell: ({ storeName }) => storeName || '—' },
];
const officeColumns: readonly Column<AuditViewData>[] = [
  ...columns,
  { key: 'merchant', head: '商户', width: 240, cell: ({ merchantName }) => merchantName || '—' },
];

type Only = { readonly accountId?: string; readonly storeId?: string; readonly subject?: string };
type DrawerProps = {
  entry: AuditViewData;
  onClose: () => void;
  /** Looks at the entries of this account, store or thing alone. */ onOnly: (only: Only) => void;
};

const AuditDrawer = ({ entry, onClose, onOnly }: DrawerProps) => {
  const { at, text, subject, storeName, merchantName, accountId, storeId, detail } = entry;
  return (
    <Drawer
      title={text}
      onClose={onClose}
      footer={
        <>
          {subject === '' ? null : <Button onClick={() => onOnly({ subject })}>只看这个对象</Button>}
          {storeId === null ? null : <Button onClick={() => onOnly({ storeId })}>只看这家门店</Button>}
          {accountId === null ? null : <Button onClick={() => onOnly({ accountId })}>只看这个人</Button>}
        </>
      }
    >
      <DescriptionList
        items={[
          ['时间', momentOf(at)],
          ['操作人', byText(entry)],
          ['门店', storeName],
          ['商户', merchantName],
          ['对象编号', subject],
        ]}
      />
      <h3 className="audit-head">记下的内容</h3>
      <pre className="audit-detail">{JSON.stringify(detail, null, 2)}</pre>
    </Drawer>
  );
};
