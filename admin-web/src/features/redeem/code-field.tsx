import { useState, type RefObject } from 'react';
import { sound } from '../../platform/sound.ts';
import { Icon } from '../../ui/icon.tsx';
import { codeIn } from './coupon-code.ts';

type CodeFieldProps = { field: RefObject<HTMLInputElement | null>; onCode: (code: string) => void };

/** Takes a code as soon as all of it is there, whether the scanner sends an Enter or not. */
export const CodeField = ({ field, onCode }: CodeFieldProps) => {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const type = (typed: string) => {
    const code = codeIn(typed);
    setProblem(null);
    setText(code === null ? typed : '');
    if (code !== null) onCode(code);
  };
  return (
    <form
      className="redeem-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        sound.play('wrong');
        setProblem(`券码是 16 位数字，这里有 ${text.replace(/\D/g, '').length} 位`);
        field.current?.select();
      }}
    >
      <label className="redeem-code-field">
        <Icon name="scan" size={40} />
        <input
          ref={field}
          className="scan-field"
          aria-label="扫顾客的券码，或输入 16 位数字"
          placeholder="扫顾客的券码，或输入 16 位数字"
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
