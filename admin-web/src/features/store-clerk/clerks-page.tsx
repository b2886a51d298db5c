import { useState } from 'react';
import { endClerk, listClerks, type StoreClerkData } from '@mendian/shared/terminal/clerk.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { useParam } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { NewClerkForm, PinForm, RenameForm } from './clerk-forms.tsx';

type Step = { readonly kind: 'add' } | { readonly kind: 'rename' | 'pin' | 'end'; readonly clerk: StoreClerkData };

/** The clerks of one store. */
export const ClerksPage = () => {
  const storeId = useParam('storeId');
  const answer = useDeskQuery(listClerks, { storeId });
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  const store = answer.data?.store;
  return (
    <Page>
      <PageHead
        title={store === undefined ? '店员' : `${store.name} 店员`}
        sentence={store === undefined ? '' : `${store.code} · 店员用工号和密码在终端登录`}
        back={{ to: '/clerks', title: '店员' }}
        actions={
          <Button look="main" onClick={() => setStep({ kind: 'add' })}>
            新增店员
          </Button>
        }
      />
      <DataTable
        label="店员"
        list={listOf(answer, answer.data?.items)}
        columns={columnsWith(setStep)}
        rowKey={({ clerkId }) => clerkId}
        empty={{ title: '还没有店员', text: '新增店员后，就可以在终端登录' }}
      />
      {step?.kind === 'add' ? <NewClerkForm storeId={storeId} onClose={close} /> : null}
      {step?.kind === 'rename' ? <RenameForm storeId={storeId} clerk={step.clerk} onClose={close} /> : null}
      {step?.kind === 'pin' ? <PinForm storeId={storeId} clerk={step.clerk} onClose={close} /> : null}
      {step?.kind === 'end' ? <EndClerk storeId={storeId} clerk={step.clerk} onClose={close} /> : null}
    </Page>
  );
};

const columnsWith = (ask: (step: Step) => void): readonly Column<StoreClerkData>[] => [
  { key: 'number', head: '工号', cell: ({ number }) => number },
  { key: 'name', head: '姓名', width: 260, cell: ({ name }) => name },
  {
    key: 'state',
    head: '状态',
    cell: ({ locked }) => (locked ? <StatusDot tone="hot">输错太多，已锁定</StatusDot> : <StatusDot tone="good">正常</StatusDot>),
  },
  {
    key: 'steps',
    head: '操作',
    cell: (clerk) => (
      <>
        <Button onClick={() => ask({ kind: 'rename', clerk })}>改名</Button>
        <Button onClick={() => ask({ kind: 'pin', clerk })}>重设密码</Button>
        <Button onClick={() => ask({ kind: 'end', clerk })}>离职</Button>
      </>
    ),
  },
];

const EndClerk = ({ storeId, clerk, onClose }: { storeId: string; clerk: StoreClerkData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={`${clerk.name}离职？`}
      confirmWord="办理离职"
      onClose={onClose}
      onConfirm={async () => {
        await call(endClerk, { storeId, clerkId: clerk.clerkId });
        refresh('stores', 'clerk-stores');
      }}
    >
      {clerk.name}会立即从终端退出，不能再登录；工号 {clerk.number} 可以给别人用，记录会保留。
    </ConfirmDialog>
  );
};
