import { useState } from 'react';
import {
  listMerchantAccounts,
  merchantAccountStates,
  resetMerchantPassword,
  setMerchantAccountEnabled,
  type MerchantAccountData,
} from '@mendian/shared/account/merchant-account.contract.ts';
import { merchantKinds, type MerchantKind } from '@mendian/shared/account/sign-in.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, FilterSelect, SearchField } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { AccountState } from './account-state.tsx';
import { MerchantAccountForm } from './merchant-account-form.tsx';
import { OneTimePasswordDialog, type OneTime } from './one-time-password-dialog.tsx';

type Step = { readonly merchant: MerchantAccountData; readonly kind: 'add' | 'switch' | 'reset' };

const kindWords: Record<MerchantKind, string> = { branch: '分公司', franchisee: '加盟商' };
const kindOptions = [{ value: '', name: '全部' }, ...merchantKinds.map((kind) => ({ value: kind, name: kindWords[kind] }))];
const stateOptions = [
  { value: '', name: '全部' },
  { value: 'none', name: '未开通' },
  { value: 'enabled', name: '启用' },
  { value: 'disabled', name: '停用' },
];

/** Merchants and their first accounts, for head office. */
export const MerchantAccountsPage = () => {
  const [filters, set] = useFilters({ text: '', kind: '', state: '' });
  const [step, setStep] = useState<Step | null>(null);
  const [shown, setShown] = useState<OneTime | null>(null);
  const kind = merchantKinds.find((one) => one === filters.kind);
  const state = merchantAccountStates.find((one) => one === filters.state);
  const list = useCursorList(listMerchantAccounts, { text: filters.text, kind, state });
  return (
    <Page>
      <PageHead title="商户账号" sentence="每个商户一个主账号；停用主账号只影响它的登录，不影响门店营业" />
      <FilterBar>
        <SearchField label="商户编码或名称" value={filters.text} onChange={(text) => set({ text })} />
        <FilterSelect label="类型" value={filters.kind} options={kindOptions} onChange={(value) => set({ kind: value })} />
        <FilterSelect label="主账号" value={filters.state} options={stateOptions} onChange={(value) => set({ state: value })} />
      </FilterBar>
      <DataTable
        label="商户账号"
        list={list}
        columns={columnsWith(setStep)}
        rowKey={({ merchantId }) => merchantId}
        empty={{ title: '没有符合条件的商户', text: '商户来自主数据；按编码开头或名称查找，请换一个词' }}
      />
      {step?.kind === 'add' ? <MerchantAccountForm merchant={step.merchant} onClose={() => setStep(null)} onMade={setShown} /> : null}
      {step === null || step.kind === 'add' ? null : <Asked step={step} onClose={() => setStep(null)} onPassword={setShown} />}
      {shown === null ? null : <OneTimePasswordDialog shown={shown} onClose={() => setShown(null)} />}
    </Page>
  );
};

const columnsWith = (ask: (step: Step) => void): readonly Column<MerchantAccountData>[] => [
  { key: 'code', head: '编码', cell: ({ code }) => code },
  { key: 'name', head: '商户', width: 300, cell: ({ name }) => name },
  { key: 'kind', head: '类型', cell: ({ kind }) => kindWords[kind] },
  { key: 'username', head: '主账号', width: 160, cell: ({ account }) => account?.username ?? '未开通' },
  { key: 'person', head: '姓名', width: 120, cell: ({ account }) => account?.realName ?? '—' },
  { key: 'state', head: '状态', cell: ({ account }) => (account === null ? '—' : <AccountState account={account} />) },
  { key: 'last', head: '最近登录', cell: ({ account }) => (account === null ? '—' : momentOf(account.lastSignInAt) || '从未') },
  {
    key: 'steps',
    head: '操作',
    cell: (merchant) =>
      merchant.account === null ? (
        <Button onClick={() => ask({ merchant, kind: 'add' })}>开通</Button>
      ) : (
        <>
          <Button onClick={() => ask({ merchant, kind: 'switch' })}>{merchant.account.enabled ? '停用' : '启用'}</Button>
          <Button onClick={() => ask({ merchant, kind: 'reset' })}>重置密码</Button>
        </>
      ),
  },
];

type AskedProps = { step: Step; onClose: () => void; onPassword: (shown: OneTime) => void };

const Asked = ({ step: { merchant, kind }, onClose, onPassword }: AskedProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const { accountId, username, realName, enabled } = merchant.account!;
  if (kind === 'reset')
    return (
      <ConfirmDialog
        title={`重置${merchant.name}主账号的密码？`}
        confirmWord="重置密码"
        onClose={onClose}
        onConfirm={async () => {
          const { password } = await call(resetMerchantPassword, { accountId });
          refresh('merchant-accounts');
          onPassword({ username, realName, password });
        }}
      >
        {realName}会立即退出登录，要用新的一次性密码登录。
      </ConfirmDialog>
    );
  return (
    <ConfirmDialog
      title={enabled ? `停用${merchant.name}的主账号？` : `启用${merchant.name}的主账号？`}
      confirmWord={enabled ? '停用' : '启用'}
      danger={enabled}
      onClose={onClose}
      onConfirm={async () => {
        await call(setMerchantAccountEnabled, { accountId, enabled: !enabled });
        refresh('merchant-accounts');
      }}
    >
      {enabled ? `${realName}会立即退出登录。门店、终端、店员和子账号照常工作；停止门店营业要另外操作。` : `${realName}可以重新登录。`}
    </ConfirmDialog>
  );
};
