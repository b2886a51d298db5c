import { addRole, editRole, listPermissions, type RoleViewData } from '@mendian/shared/account/role.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { CheckGroup } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { Skeleton } from '../../ui/desk/page.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';

/** A role, new or known: its name, and its permissions by group. What one does not hold oneself cannot be ticked. */
export const RoleForm = ({ role, onClose }: { role: RoleViewData | null; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const catalogue = useDeskQuery(listPermissions, {});
  const form = useForm({
    initial: { name: role?.name ?? '', permissions: role?.permissions ?? ([] as string[]) },
    check: ({ permissions }) => (permissions.length === 0 ? { permissions: '请至少选一项权限' } : {}),
    send: (values, options) =>
      role === null ? call(addRole, values, options) : call(editRole, { roleId: role.roleId, ...values }, options),
    blames: { 'role/name-taken': 'name' },
    done: () => {
      say(role === null ? '角色已新增' : '角色已修改，用它的账号下一次操作起生效', 'good');
      refresh('roles', 'grantable-roles', 'me');
      onClose();
    },
  });
  const items = catalogue.data?.items ?? [];
  const groups = [...new Set(items.map(({ group }) => group))];
  const { error, ...field } = form.field('permissions');
  return (
    <FormDialog title={role === null ? '新增角色' : `修改角色“${role.name}”`} form={form} submitWord="保存" onClose={onClose}>
      <TextField label="名称" required autoFocus max={30} {...form.field('name')} />
      {catalogue.isPending ? <Skeleton /> : null}
      {groups.map((group) => (
        <CheckGroup
          key={group}
          label={group}
          options={items
            .filter((one) => one.group === group)
            .map(({ key, name, held }) => ({ value: key, name, disabled: !held, ...(held ? {} : { hint: '您没有这项权限' }) }))}
          {...field}
          error={undefined}
        />
      ))}
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </FormDialog>
  );
};
