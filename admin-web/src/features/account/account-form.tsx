import { addAccount, editAccount, listGrantableRoles, type AccountViewData } from '@mendian/shared/account/account.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { CheckGroup } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm, type Form } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { NodeField, type NamedNode } from './node-field.tsx';
import type { OneTime } from './one-time-password-dialog.tsx';

type Values = { username: string; realName: string; phone: string; roleIds: readonly string[]; scope: readonly NamedNode[] };

const sentOf = ({ scope, roleIds, ...rest }: Values) => ({ ...rest, roleIds: [...roleIds], scope: scope.map(({ node }) => node) });

/** A new account; its one-time password is shown once. */
export const NewAccountForm = ({ onClose, onMade }: { onClose: () => void; onMade: (shown: OneTime) => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<Values>({
    initial: { username: '', realName: '', phone: '', roleIds: [], scope: [] },
    send: async (values) => {
      const { account, password } = await call(addAccount, sentOf(values));
      onMade({ username: account.username, realName: account.realName, password });
    },
    blames: { 'account/username-taken': 'username' },
    done: () => {
      refresh('accounts');
      onClose();
    },
  });
  return (
    <FormDialog title="新增账号" form={form} submitWord="新增账号" onClose={onClose}>
      <TextField label="账号" required autoFocus max={36} hint="登录用，3 到 36 位小写字母、数字、点和横线" {...form.field('username')} />
      <PersonFields form={form} />
      <LeaveFields form={form} />
    </FormDialog>
  );
};

/** Another's account in full, one's own but for roles and scope. */
export const EditAccountForm = ({ account, onClose }: { account: AccountViewData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const { accountId, username, realName, phone, roles, scope, enabled, can } = account;
  const form = useForm<Values>({
    initial: { username, realName, phone, roleIds: roles.map(({ roleId }) => roleId), scope },
    send: (values) => {
      const { username: _, ...sent } = sentOf(values);
      return call(editAccount, { accountId, enabled, ...sent });
    },
    done: () => {
      say('已保存，下一次操作起生效', 'good');
      refresh('accounts', 'me');
      onClose();
    },
  });
  return (
    <FormDialog title={`修改账号 ${username}`} form={form} submitWord="保存" onClose={onClose}>
      <PersonFields form={form} />
      {can.change ? <LeaveFields form={form} kept={roles} /> : <p className="field-hint">自己的角色和范围要由别人来改。</p>}
    </FormDialog>
  );
};

const PersonFields = ({ form }: { form: Form<Values> }) => (
  <>
    <TextField label="姓名" required max={30} {...form.field('realName')} />
    <TextField label="手机号" required type="tel" max={11} {...form.field('phone')} />
  </>
);

/** Roles that the caller may give; one the account has already is shown in any case. */
const LeaveFields = ({ form, kept = [] }: { form: Form<Values>; kept?: AccountViewData['roles'] }) => {
  const roles = useDeskQuery(listGrantableRoles, {});
  const all = [...(roles.data?.items ?? []), ...kept.filter(({ roleId }) => !roles.data?.items.some((one) => one.roleId === roleId))];
  return (
    <>
      <CheckGroup
        label="角色"
        columns={2}
        hint={all.length === 0 ? '还没有可以授予的角色，请先到“角色”里新增' : '权限来自角色，可以选多个'}
        options={all.map(({ roleId, name }) => ({ value: roleId, name }))}
        {...form.field('roleIds')}
      />
      <NodeField {...form.field('scope')} />
    </>
  );
};
