import { useState } from 'react';
import { listPermissions, listRoles, removeRole, type RoleViewData } from '@mendian/shared/account/role.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { RoleForm } from './role-form.tsx';

type Step = { readonly kind: 'add' } | { readonly kind: 'edit' | 'remove'; readonly role: RoleViewData };

/** The roles of one's own merchant or of head office. */
export const RolesPage = () => {
  const answer = useDeskQuery(listRoles, {});
  const catalogue = useDeskQuery(listPermissions, {});
  const [step, setStep] = useState<Step | null>(null);
  const names = new Map((catalogue.data?.items ?? []).map(({ key, name }) => [key, name.split('：')[0]!]));
  const close = () => setStep(null);
  return (
    <Page>
      <PageHead
        title="角色"
        sentence="一个角色是一组权限；改了角色，用它的账号下一次操作起生效"
        actions={
          <Button look="main" onClick={() => setStep({ kind: 'add' })}>
            新增角色
          </Button>
        }
      />
      <DataTable
        label="角色"
        list={listOf(answer, answer.data?.items)}
        columns={columnsWith(names, setStep)}
        rowKey={({ roleId }) => roleId}
        empty={{ title: '还没有角色', text: '先新增一个角色，再把它授予账号' }}
      />
      {step?.kind === 'add' ? <RoleForm role={null} onClose={close} /> : null}
      {step?.kind === 'edit' ? <RoleForm role={step.role} onClose={close} /> : null}
      {step?.kind === 'remove' ? <RemoveRole role={step.role} onClose={close} /> : null}
    </Page>
  );
};

const columnsWith = (names: ReadonlyMap<string, string>, ask: (step: Step) => void): readonly Column<RoleViewData>[] => [
  { key: 'name', head: '名称', width: 200, cell: ({ name }) => name },
  { key: 'accounts', head: '账号数', align: 'right', cell: ({ accounts }) => accounts },
  {
    key: 'permissions',
    head: '权限',
    width: 480,
    cell: ({ permissions }) => permissions.map((key) => names.get(key) ?? key).join('、') || '—',
  },
  { key: 'updated', head: '修改时间', cell: ({ updatedAt }) => momentOf(updatedAt) },
  {
    key: 'steps',
    head: '操作',
    cell: (role) =>
      role.can.edit ? (
        <>
          <Button onClick={() => ask({ kind: 'edit', role })}>修改</Button>
          <Button onClick={() => ask({ kind: 'remove', role })}>删除</Button>
        </>
      ) : (
        '含有您没有的权限'
      ),
  },
];

/** Whoever still has it is named by the server's refusal. */
const RemoveRole = ({ role, onClose }: { role: RoleViewData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={`删除角色“${role.name}”？`}
      confirmWord="删除角色"
      onClose={onClose}
      onConfirm={async () => {
        await call(removeRole, { roleId: role.roleId });
        refresh('roles', 'grantable-roles');
      }}
    >
      删除后不能恢复；还有账号在用的角色不能删。
    </ConfirmDialog>
  );
};
