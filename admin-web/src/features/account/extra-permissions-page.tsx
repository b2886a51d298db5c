import { useState } from 'react';
import { addExtraPermission, extraDesks, listExtraPermissions, removeExtraPermission } from '@mendian/shared/account/role.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery, type RowOf } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/desk/choice-fields.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';

type Extra = RowOf<typeof listExtraPermissions>;

const deskWords: Record<Extra['desk'], string> = { hq: '总部', merchant: '商户', both: '总部和商户' };

/** Permissions of programs by others that ask Mendian what somebody may do. */
export const ExtraPermissionsPage = () => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const answer = useDeskQuery(listExtraPermissions, {});
  const [adding, setAdding] = useState(false);
  const [gone, setGone] = useState<Extra | null>(null);
  const columns: readonly Column<Extra>[] = [
    { key: 'key', head: '编码', width: 260, cell: ({ key }) => key },
    { key: 'name', head: '名称', width: 320, cell: ({ name }) => name },
    { key: 'group', head: '分组', cell: ({ group }) => group },
    { key: 'desk', head: '谁的角色可以有', cell: ({ desk }) => deskWords[desk] },
    { key: 'steps', head: '操作', cell: (row) => <Button onClick={() => setGone(row)}>撤销</Button> },
  ];
  return (
    <Page>
      <PageHead
        title="其他程序权限"
        sentence="登记后可以放进角色；其他程序用登录者的令牌向 Mendian 询问"
        actions={
          <Button look="main" onClick={() => setAdding(true)}>
            登记权限
          </Button>
        }
      />
      <DataTable
        label="其他程序权限"
        list={listOf(answer, answer.data?.items)}
        columns={columns}
        rowKey={({ key }) => key}
        empty={{ title: '没有登记的权限', text: '有别的程序要用 Mendian 的账号和角色时，在这里登记它的权限' }}
      />
      {adding ? <ExtraForm onClose={() => setAdding(false)} /> : null}
      {gone === null ? null : (
        <ConfirmDialog
          title={`撤销权限“${gone.name}”？`}
          confirmWord="撤销"
          onClose={() => setGone(null)}
          onConfirm={async () => {
            await call(removeExtraPermission, { permissionKey: gone.key });
            refresh('extra-permissions', 'permissions');
          }}
        >
          还有角色含这项权限时不能撤销。
        </ConfirmDialog>
      )}
    </Page>
  );
};

const ExtraForm = ({ onClose }: { onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<Extra>({
    initial: { key: '', name: '', group: '', desk: 'both' },
    send: (values) => call(addExtraPermission, values),
    blames: { 'permission/key-taken': 'key' },
    done: () => {
      refresh('extra-permissions', 'permissions');
      onClose();
    },
  });
  return (
    <FormDialog title="登记权限" form={form} submitWord="登记" place="centre" onClose={onClose}>
      <TextField
        label="编码"
        required
        autoFocus
        max={60}
        hint="小写字母、数字和横线，用点分开，如 cashier.change-price"
        {...form.field('key')}
      />
      <TextField label="名称" required max={60} {...form.field('name')} />
      <TextField label="分组" required max={20} hint="如：收银机" {...form.field('group')} />
      <SelectField
        label="谁的角色可以有"
        options={extraDesks.map((desk) => ({ value: desk, name: deskWords[desk] }))}
        {...form.field('desk')}
      />
    </FormDialog>
  );
};
