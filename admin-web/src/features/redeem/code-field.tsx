import { useState, type RefObject } from 'react';
import { sound } from '../../platform/sound.ts';
import { Icon } from '../../ui/icon.tsx';
import { scannedIn, typedIn, type Shown } from './coupon-code.ts';

type CodeFieldProps = { field: RefObject<HTMLInputElement | null>; onShown: (shown: Shown) => void };

/** Takes a code as soon as all of it is there, whether the scanner sends an Enter or not. */
export const CodeField = ({ field, onShown }: CodeFieldProps) => {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const take = (shown: Shown) => {
    setText('');
    onShown(shown);
  };
  const type = (typed: string) => {
    setProblem(null);
    setText(typed);
    const shown = scannedIn(typed);
    if (shown !== null) take(shown);
  };
  return (
    <form
      className="redeem-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        const shown = typedIn(text);
        if (shown !== null) return take(shown);
        sound.play('wrong');
        setProblem(`券码、月卡是 16 位，会员码是 17 位数字，这里有 ${text.replace(/\D/g, '').length} 位`);
        field.current?.select();
      }}
    >
      <label className="redeem-code-field">
        <Icon name="scan" size={40} />
        <input
          ref={field}
          className="scan-field"
          aria-label="扫券码、月卡或会员码，或输入手机号"
          placeholder="扫券码、月卡或会员码，或输入手机号"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      {problem === null ? null : (
        <p className="redeem-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
};
