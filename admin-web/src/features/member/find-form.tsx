import { findMember, findMemberByPhone, type MemberFoundData } from '@mendian/shared/member/member-desk.contract.ts';
import { findMembersByPhone } from '@mendian/shared/member/member-desk.permissions.ts';
import { isShownCode, plainCode } from '@mendian/shared/member/shown-code.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useForm } from '../../ui/desk/use-form.ts';

const phoneForm = /^1[3-9]\d{9}$/;

/** One field for whatever a member shows, and for a whole phone number where one may. What was typed is not kept in the address. */
export const FindForm = ({ onFound }: { onFound: (members: readonly MemberFoundData[]) => void }) => {
  const { call } = useDesk();
  const mayPhone = useMay(findMembersByPhone.key);
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => {
      const plain = plainCode(code);
      if (!isShownCode(plain)) return { code: '请填写完整的号码：6 到 40 位的数字、字母' };
      return phoneForm.test(plain) && !mayPhone ? { code: '您没有用手机号查找会员的权限，请用会员码、卡号或券码' } : {};
    },
    send: async ({ code }) => {
      const plain = plainCode(code);
      onFound([]);
      if (phoneForm.test(plain)) onFound((await call(findMemberByPhone, { phone: plain })).items);
      else onFound([(await call(findMember, { code: plain })).member]);
    },
    blames: {
      ...{ 'member/not-recognised': 'code', 'member/nobodys-coupon': 'code', 'member/code-over': 'code' },
      ...{ 'member/card-waits': 'code', 'member/card-unbound': 'code' },
    },
  });
  return (
    <Form form={form} className="form member-find">
      <TextField
        label={mayPhone ? '会员码、卡号、券码、月卡卡号，或完整的手机号' : '会员码、卡号、券码、月卡卡号'}
        hint={mayPhone ? '要完整的号码。用手机号查找，每次都留操作记录' : '要完整的号码'}
        max={60}
        autoFocus
        {...form.field('code')}
      />
      <div>
        <Button look="main" type="submit" busy={form.busy}>
          查找
        </Button>
      </div>
    </Form>
  );
};
