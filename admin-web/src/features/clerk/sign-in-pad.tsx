import { useState, type KeyboardEvent } from 'react';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { signInClerk } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { session } from '../../platform/session.ts';
import { sound } from '../../platform/sound.ts';
import { isLost } from '../../platform/until-answered.ts';
import { NumberPad, padKeyOf, type PadKey } from '../../ui/number-pad.tsx';
import { forgetVerifier, keepVerifier, verifyOffline } from './offline/verifier.ts';
import { emptySignIn, isComplete, withPadKey, type SignInForm } from './sign-in-form.ts';

/** Number and PIN, by touch or by keys. Signing in is also the touch by which the browser gives its leave for sound. */
export const SignInPad = ({ onSignedIn }: { onSignedIn: () => void }) => {
  const [form, setForm] = useState(emptySignIn);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  const signIn = async () => {
    setBusy(true);
    void sound.allow();
    try {
      await signInAs(form);
      onSignedIn();
    } catch (error) {
      sound.play('wrong');
      setProblem(sentenceOf(error));
      setForm((typed) => ({ ...typed, pin: '' }));
    }
    setBusy(false);
  };
  const press = (key: PadKey) => {
    if (busy) return;
    if (key.kind !== 'next') setProblem('');
    if (key.kind === 'next' && form.field === 'pin') {
      if (isComplete(form)) void signIn();
      else setProblem('密码是 4 到 8 位数字');
      return;
    }
    if (key.kind === 'next' && form.number === '') return setProblem('请先输入工号');
    setForm(withPadKey(form, key));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = padKeyOf(event.key);
    if (key === null) return;
    event.preventDefault();
    press(key);
  };

  return (
    <div className="sign-in" tabIndex={-1} data-autofocus ref={takeFocus} onKeyDown={onKeyDown}>
      <div className="sign-in-fields">
        <SignInField word="工号" text={form.number} now={form.field === 'number'} onGo={() => setForm({ ...form, field: 'number' })} />
        <SignInField
          word="密码"
          text={'●'.repeat(form.pin.length)}
          now={form.field === 'pin'}
          onGo={() => setForm({ ...form, field: 'pin' })}
        />
        <p className="sign-in-problem" role="alert">
          {problem}
        </p>
      </div>
      <NumberPad nextWord={form.field === 'number' ? '下一步' : '登录'} busy={busy} onKey={press} />
    </div>
  );
};

const SignInField = ({ word, text, now, onGo }: { word: string; text: string; now: boolean; onGo: () => void }) => (
  <button type="button" className={`pad-field ${now ? 'pad-field-now' : ''}`} aria-pressed={now} onClick={onGo}>
    <span>{word}</span>
    <b>
      {text}
      {now ? <i className="caret" aria-hidden="true" /> : null}
    </b>
  </button>
);

const signInAs = async ({ number, pin }: SignInForm): Promise<void> => {
  const { device } = session.get();
  try {
    const { token, clerk } = await call(signInClerk, { number, pin }, device === null ? {} : { token: device });
    session.signInClerk(token, clerk);
    void keepVerifier(clerk, pin);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'clerk/wrong') await forgetVerifier(number);
    if (!isLost(error)) throw error;
    session.signInOffline(await verifyOffline(number, pin));
  }
};

const takeFocus = (element: HTMLElement | null): void => element?.focus();
