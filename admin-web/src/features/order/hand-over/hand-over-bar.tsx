import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { isScan, noBurst, struck } from '../../../platform/keystrokes.ts';
import { useScanFocus } from '../../../platform/use-scan-focus.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { CodePad } from './code-pad.tsx';
import { useHandOver, type HandOverResult } from './use-hand-over.ts';

const codeLength = 8;
/** A scanner that sends no Enter is done when nothing follows for so long. */
const scanDoneMs = 150;

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
  const onKeyDown = useScannedWithoutEnter(field, take);

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

/** Some scanners send no Enter: eight keys as fast as no finger, then nothing. */
const useScannedWithoutEnter = (field: RefObject<HTMLInputElement | null>, onCode: (code: string) => void) => {
  const burst = useRef(noBurst);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (event: KeyboardEvent) => {
    clearTimeout(timer.current);
    burst.current = event.key.length === 1 ? struck(burst.current, event.key, event.timeStamp) : noBurst;
    if (!isScan(burst.current) || burst.current.text.length < codeLength) return;
    timer.current = setTimeout(() => {
      if (field.current !== null && field.current.value.length === codeLength) onCode(field.current.value);
    }, scanDoneMs);
  };
};
