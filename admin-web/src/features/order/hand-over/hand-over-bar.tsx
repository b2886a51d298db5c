import { useState, type RefObject } from 'react';
import { useScanFocus } from '../../../platform/use-scan-focus.ts';
import { useScanWithoutEnter } from '../../../platform/use-scan-without-enter.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { CodePad } from './code-pad.tsx';
import { useHandOver, type HandOverResult } from './use-hand-over.ts';

const codeLength = 8;

type HandOverBarProps = {
  field: RefObject<HTMLInputElement | null>;
  /** Whether the pad for typing a code by touch lies open. */
  asksCode: boolean;
  onAsk: (asks: boolean) => void;
};

/** The field at the bottom that always has the focus: a code is scanned or typed, and a large sentence says what it was. */
export const HandOverBar = ({ field, asksCode, onAsk }: HandOverBarProps) => {
  const { result, submit } = useHandOver();
  const [text, setText] = useState('');
  useScanFocus(field);
  const take = (code: string) => {
    setText('');
    submit(code);
  };
  const onKeyDown = useScanWithoutEnter(field, (code) => {
    if (code.length === codeLength) take(code);
  });

  return (
    <footer className="hand-over">
      <form
        className="scan"
        onSubmit={(event) => {
          event.preventDefault();
          take(text);
        }}
      >
        <Icon name="scan" size={32} />
        <input
          ref={field}
          className="scan-field"
          aria-label="扫取货码，或输入 8 位数字"
          placeholder="扫取货码，或输 8 位数字"
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button className="scan-pad" aria-label="打开数字键盘" onClick={() => onAsk(true)}>
          <Icon name="keypad" size={28} />
        </Button>
      </form>
      <p key={result?.count} className={resultClass(result)} role="status" aria-live="assertive">
        {result === null ? '交货、查单都在这里扫' : result.sentence}
      </p>
      {asksCode ? (
        <CodePad
          onClose={() => onAsk(false)}
          onCode={(code) => {
            onAsk(false);
            take(code);
          }}
        />
      ) : null}
    </footer>
  );
};

/** More than this does not fit on one large line. */
const sentenceLengthMax = 24;

const resultClass = (result: HandOverResult | null): string =>
  `scan-result scan-${result?.tone ?? 'idle'} ${(result?.sentence.length ?? 0) > sentenceLengthMax ? 'scan-long' : ''}`;
