import { useState } from 'react';
import { editAccount, getAccount, removeAccount, resetPassword, type AccountViewData } from '@mendian/shared/account/account.contract.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Problem, Skeleton } from '../../ui/desk/page.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { EditAccountForm } from './account-form.tsx';
import { AccountState } from './account-state.tsx';
import type { OneTime } from './one-time-password-dialog.tsx';

type DrawerProps = { accountId: string; onClose: () => void; onPassword: (shown: OneTime) => void };

/** An account in full, with what one may do to it. */
export const AccountDrawer = ({ accountId, onClose, onPassword }: DrawerProps) => {
  const answer = useDeskQuery(getAccount, { accountId });
  const account = answer.data?.accountId === accountId ? answer.data : undefined;
  if (account === undefined)
    return (
      <Drawer title="账号" onClose={onClose}>
        {answer.error === null ? <Skeleton /> : <Problem sentence={sentenceOf(answer.error)} retry={() => void answer.refetch()} />}
      </Drawer>
    );
  return <Opened {...{ account, onClose, onPassword }} />;
};

type Step = 'edit' | 'switch' | 'reset' | 'remove' | null;

const Opened = ({ account, onClose, onPassword }: { account: AccountViewData } & Omit<DrawerProps, 'accountId'>) => {
  const [step, setStep] = useState<Step>(null);
  const { can, enabled, realName, username } = account;
  return (
    <Drawer
      title={`${realName}（${username}）`}
      onClose={onClose}
      footer={
        <>
          {can.remove ? <Button onClick={() => setStep('remove')}>删除</Button> : null}
          {can.change ? <Button onClick={() => setStep('switch')}>{enabled ? '停用' : '启用'}</Button> : null}
          {can.resetPassword ? <Button onClick={() => setStep('reset')}>重置密码</Button> : null}
          {can.rename ? (
            <Button look="main" onClick={() => setStep('edit')}>
              修改
            </Button>
          ) : null}
        </>
      }
    >
      <AccountFacts account={account} />
      {step === 'edit' ? <EditAccountForm account={account} onClose={() => setStep(null)} /> : null}
      {step === null || step === 'edit' ? null : (
        <Asked {...{ account, step, onPassword }} onClose={() => setStep(null)} onGone={onClose} />
      )}
    </Drawer>
  );
};

const AccountFacts = ({ account }: { account: AccountViewData }) => {
  const seesAudit = useMay('audit.see');
  const { accountId, primary, phone, roles, scope, stores, createdAt, createdBy, lastSignInAt } = account;
  return (
    <>
      <DescriptionList
        items={[
          ['状态', <AccountState key="state" account={account} />],
          ['手机号', phone],
          ['角色', primary ? '主账号，全部权限' : roles.map(({ name }) => name).join('、')],
          ['负责范围', scope.map(({ name }) => name).join('、')],
          ['门店数', String(stores)],
          ['最近登录', momentOf(lastSignInAt) || '还没有登录过'],
          ['建立', `${momentOf(createdAt)}，${createdBy}`],
        ]}
      />
      {seesAudit ? (
        <p>
          <DeskLink to="/audit" query={{ accountId }}>
            看这个账号的操作记录
          </DeskLink>
        </p>
      ) : null}
    </>
  );
};

type AskedProps = {
  account: AccountViewData;
  step: 'switch' | 'reset' | 'remove';
  onPassword: (shown: OneTime) => void;
  onClose: () => void;
  /** The account is not there any more. */
  onGone: () => void;
};

const Asked = ({ account, step, onPassword, onClose, onGone }: AskedProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const { accountId, username, realName, phone, enabled, roles, scope } = account;
  const whole = { accountId, realName, phone, roleIds: roles.map(({ roleId }) => roleId), scope: scope.map(({ node }) => node) };
  const switchIt = async () => {
    await call(editAccount, { ...whole, enabled: !enabled });
    refresh('accounts');
  };
  const reset = async () => {
    const { password } = await call(resetPassword, { accountId });
    refresh('accounts');
    onPassword({ username, realName, password });
  };
  const remove = async () => {
    await call(removeAccount, { accountId });
    refresh('accounts');
    onGone();
  };
  const asked = {
    switch: {
      title: enabled ? `停用账号 ${username}？` : `启用账号 ${username}？`,
      words: enabled ? `${realName}会立即退出登录，直到重新启用。` : `${realName}可以重新登录。`,
      confirmWord: enabled ? '停用' : '启用',
      onConfirm: switchIt,
    },
    reset: {
      title: `重置 ${username} 的密码？`,
      words: `${realName}会立即退出登录，要用新的一次性密码登录。`,
      confirmWord: '重置密码',
      onConfirm: reset,
    },
    remove: {
      title: `删除账号 ${username}？`,
      words: `${realName}会立即退出登录，账号不能恢复；操作记录会保留，账号名可以给别人用。`,
      confirmWord: '删除账号',
      onConfirm: remove,
    },
  }[step];
  return (
    <ConfirmDialog
      {...{ title: asked.title, confirmWord: asked.confirmWord, onConfirm: asked.onConfirm, onClose }}
      danger={step !== 'switch' || enabled}
    >
      {asked.words}
    </ConfirmDialog>
  );
};
