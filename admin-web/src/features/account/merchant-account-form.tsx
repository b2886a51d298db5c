import { addMerchantAccount, type MerchantAccountData } from '@mendian/shared/account/merchant-account.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import type { OneTime } from './one-time-password-dialog.tsx';

type FormProps = { merchant: MerchantAccountData; onClose: () => void; onMade: (shown: OneTime) => void };

/** A merchant's first account; its one-time password is shown once. */
export const MerchantAccountForm = ({ merchant, onClose, onMade }: FormProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { username: '', realName: '', phone: '' },
    send: async (values) => {
      const { merchant: made, password } = await call(addMerchantAccount, { merchantId: merchant.merchantId, ...values });
      onMade({ username: made.account?.username ?? values.username, realName: values.realName, password });
    },
    blames: { 'account/username-taken': 'username' },
    done: () => {
      refresh('merchant-accounts');
      onClose();
    },
  });
  return (
    <FormDialog title={`为${merchant.name}开通主账号`} form={form} submitWord="开通" place="centre" onClose={onClose}>
      <TextField label="账号" required autoFocus max={36} hint="登录用，3 到 36 位小写字母、数字、点和横线" {...form.field('username')} />
      <TextField label="姓名" required max={30} {...form.field('realName')} />
      <TextField label="手机号" required type="tel" max={11} {...form.field('phone')} />
    </FormDialog>
  );
};
