import { useState } from 'react';
import { signIn } from '@mendian/shared/account/sign-in.contract.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { useDesk } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useForm } from '../../ui/desk/use-form.ts';
import { CaptchaField } from './captcha-field.tsx';
import { useCaptcha } from './use-captcha.ts';

type SignInProps = { title: string; /** The session that was here is over. */ ended: boolean; onSignedIn: (token: string) => void };

/** Signing in at a desk. After some failures the server wants a captcha; each picture is good for one try. */
export const SignInPage = ({ title, ended, onSignedIn }: SignInProps) => {
  const { desk, call } = useDesk();
  const captcha = useCaptcha();
  const [text, setText] = useState('');
  const form = useForm({
    initial: { username: '', password: '' },
    send: async (values) => {
      const shown = captcha.shown === null ? {} : { captcha: { id: captcha.shown.id, text } };
      try {
        onSignedIn((await call(signIn[desk], { ...values, ...shown })).token);
      } catch (error) {
        setText('');
        if (wantsCaptcha(error) || captcha.shown !== null) await captcha.draw();
        throw error;
      }
    },
  });

  return (
    <main className="entry">
      <div className="entry-box">
        <h1>{title}</h1>
        {ended ? <p className="entry-notice">登录已失效，请重新登录</p> : null}
        <Form form={form}>
          <TextField label="账号" required autoFocus autoComplete="username" max={80} {...form.field('username')} />
          <TextField label="密码" required type="password" autoComplete="current-password" max={200} {...form.field('password')} />
          {captcha.shown === null ? null : (
            <CaptchaField key={captcha.shown.id} svg={captcha.shown.svg} value={text} onChange={setText} onAnother={captcha.draw} />
          )}
          <Button look="main" type="submit" busy={form.busy}>
            登录
          </Button>
        </Form>
        <p className="entry-hint">忘了密码，请联系给您开账号的人重置。</p>
      </div>
    </main>
  );
};

const wantsCaptcha = (error: unknown): boolean =>
  error instanceof DomainError && (error.details['captcha'] === true || String(error.code).startsWith('account/captcha-'));
