import { setPayeeAlipay, type AlipayUse } from '@mendian/shared/payment/payee-alipay.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { SelectField } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import type { Payee } from './payees-page.tsx';

const uses: readonly { value: AlipayUse; name: string }[] = [
  { value: 'none', name: '不收支付宝' },
  { value: 'own', name: '总部的支付宝（应用所属账户）' },
  { value: 'authorised', name: '商户自己的支付宝（已授权给总部的应用）' },
];

/** Whose Alipay receives a payee's money; a merchant's own is known by the token that he gave the application. */
export const AlipayDialog = ({ payee, onClose }: { payee: Payee; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { use: (payee.alipay?.use ?? 'none') as AlipayUse, authToken: '' },
    blames: { 'payment/alipay-token-invalid': 'authToken' },
    send: ({ use, authToken }) => call(setPayeeAlipay, { payeeId: payee.id, use, ...(use === 'authorised' ? { authToken } : {}) }),
    done: () => {
      say('已保存，以后的支付宝收款按新的', 'good');
      refresh('payees');
      onClose();
    },
  });
  return (
    <FormDialog title={`${payee.name}的支付宝`} place="centre" form={form} submitWord="保存" danger onClose={onClose}>
      <p>以后扫支付宝付款码的钱收到这里；已经收的和它们的退款仍走原来的账户。</p>
      <SelectField label="收不收支付宝" options={uses} {...form.field('use')} />
      {form.values.use === 'authorised' ? (
        <TextField
          label="应用授权令牌（app_auth_token）"
          required
          max={64}
          hint="商户在支付宝扫码授权后，从开放平台“商家授权”复制；保存时会向支付宝核对是谁的。换了令牌也在这里填"
          {...form.field('authToken')}
        />
      ) : null}
    </FormDialog>
  );
};
