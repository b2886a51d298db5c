import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { sound } from '../../platform/sound.ts';
import { Icon } from '../../ui/icon.tsx';
import { scannedIn, typedIn, type Shown } from './shown-code.ts';

/** Behind the last sign of a code of ours a scanner falls silent; one of another's that begins alike goes on. */
const silentMs = 150;

type CodeFieldProps = { field: RefObject<HTMLInputElement | null>; onShown: (shown: Shown) => void };

/** Takes a code as soon as all of it is there, whether the scanner sends an Enter or not. */
export const CodeField = ({ field, onShown }: CodeFieldProps) => {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const take = (shown: Shown) => {
    setText('');
    onShown(shown);
  };
  const takeScanned = useEffectEvent(take);
  useEffect(() => {
    const shown = scannedIn(text);
    if (shown === null) return undefined;
    const timer = setTimeout(() => takeScanned(shown), silentMs);
    return () => clearTimeout(timer);
  }, [text]);
  const type = (typed: string) => {
    setProblem(null);
    setText(typed);
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
        setProblem('号码和券码是 6 到 40 位的数字、字母，请看看是不是少了几位');
        field.current?.select();
      }}
    >
      <label className="redeem-code-field">
        <Icon name="scan" size={40} />
        <input
          ref={field}
          className="scan-field"
          aria-label="扫券码、会员码、会员卡，或输入手机号"
          placeholder="扫券码、会员码、会员卡，或输入手机号"
          inputMode="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
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
