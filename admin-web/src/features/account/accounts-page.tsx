import { useState } from 'react';
import { accountStates, listAccounts } from '@mendian/shared/account/account.contract.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { useFilters, useQueryState } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, FilterSelect, SearchField } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { NewAccountForm } from './account-form.tsx';
import { AccountState } from './account-state.tsx';
import { OneTimePasswordDialog, type OneTime } from './one-time-password-dialog.tsx';

type Account = RowOf<typeof listAccounts>;

const stateOptions = [
  { value: '', name: '全部' },
  { value: 'enabled', name: '启用' },
  { value: 'disabled', name: '停用' },
] as const;

const columns: readonly Column<Account>[] = [
  { key: 'name', head: '姓名', width: 180, cell: ({ realName }) => realName },
  { key: 'username', head: '账号', width: 200, cell: ({ username }) => username },
  { key: 'phone', head: '手机号', cell: ({ phone }) => phone },
  { key: 'state', head: '状态', cell: (account) => <AccountState account={account} /> },
  {
    key: 'roles',
    head: '角色',
    width: 220,
    cell: ({ primary, roles }) => (primary ? '全部权限' : roles.map(({ name }) => name).join('、') || '—'),
  },
  { key: 'scope', head: '负责范围', width: 240, cell: (account) => scopeWords(account) },
  { key: 'last', head: '最近登录', cell: ({ lastSignInAt }) => momentOf(lastSignInAt) || '从未' },
];

/** The accounts of one's own merchant or of head office, as far as one looks after their stores. */
export const AccountsPage = () => {
  const [filters, set] = useFilters({ name: '', phone: '', state: '' });
  const [openId, setOpenId] = useQueryState('open');
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<OneTime | null>(null);
  const state = accountStates.find((one) => one === filters.state);
  const list = useCursorList(listAccounts, { name: filters.name, phone: filters.phone.replace(/\D/g, ''), state });
  const filtered = filters.name !== '' || filters.phone !== '' || state !== undefined;
  return (
    <Page>
      <PageHead
        title="账号"
        sentence="新增、停用、改角色和范围，下一次操作起生效"
        actions={
          <Button look="main" onClick={() => setAdding(true)}>
            新增账号
          </Button>
        }
      />
      <FilterBar>
        <SearchField label="姓名" value={filters.name} onChange={(name) => set({ name })} />
        <SearchField label="手机号" value={filters.phone} onChange={(phone) => set({ phone })} />
        <FilterSelect label="状态" value={filters.state} options={stateOptions} onChange={(value) => set({ state: value })} />
      </FilterBar>
      <DataTable
        label="账号"
        list={list}
        columns={columns}
        rowKey={({ accountId }) => accountId}
        onOpen={({ accountId }) => setOpenId(accountId)}
        openKey={openId}
        empty={
          filtered
            ? { title: '没有符合条件的账号', text: '按姓名或手机号的开头查找，请换一个词' }
            : { title: '还没有账号', text: '点“新增账号”，给同事开一个' }
        }
      />
      {adding ? <NewAccountForm onClose={() => setAdding(false)} onMade={setShown} /> : null}
      {openId === '' ? null : <AccountDrawer key={openId} accountId={openId} onClose={() => setOpenId('')} onPassword={setShown} />}
      {shown === null ? null : <OneTimePasswordDialog shown={shown} onClose={() => setShown(null)} />}
    </Page>
  );
};

const scopeWords = ({ scope: { first, count } }: Account): string => {
  if (first === null) return '—';
  return count === 1 ? first.name : `${first.name} 等 ${count} 项`;
};
