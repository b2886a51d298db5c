import { passwordFault, passwordLengthMin } from '@mendian/shared/account/password-rules.ts';
import { changeMyPassword } from '@mendian/shared/account/sign-in.contract.ts';
import { useDesk, useWhoAmI } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useForm } from '../../ui/desk/use-form.ts';

const nothing = { current: '', next: '', again: '' };

/** A new password in place of the current one; `currentWord` says which that is. */
export const ChangePasswordForm = ({ currentWord, onChanged }: { currentWord: string; onChanged: () => void }) => {
  const me = useWhoAmI();
  const { call } = useDesk();
  const form = useForm({
    initial: nothing,
    check: ({ next, again }) => {
      const fault = passwordFault(next, me);
      return { ...(fault === null ? {} : { next: fault }), ...(again === next ? {} : { again: '两次填写的新密码不一样' }) };
    },
    send: ({ current, next }) => call(changeMyPassword, { current, next }),
    blames: { 'account/password-wrong': 'current', 'account/password-weak': 'next' },
    done: () => {
      form.set(nothing);
      onChanged();
    },
  });
  return (
    <Form form={form}>
      <TextField label={currentWord} required type="password" autoComplete="current-password" max={200} {...form.field('current')} />
      <TextField
        label="新密码"
        required
        type="password"
        autoComplete="new-password"
        max={200}
        hint={`至少 ${passwordLengthMin} 位，不能是账号名、手机号或常见密码`}
        {...form.field('next')}
      />
      <TextField label="再填一次新密码" required type="password" autoComplete="new-password" max={200} {...form.field('again')} />
      <Button look="main" type="submit" busy={form.busy}>
        修改密码
      </Button>
    </Form>
  );
};
