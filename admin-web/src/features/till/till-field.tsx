import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { isScan, noBurst, struck } from '../../platform/keystrokes.ts';
import { Icon } from '../../ui/icon.tsx';

/** A scanner that sends no Enter is done when nothing follows for so long; the shortest code it reads has eight digits. */
const scanDoneMs = 150;
const scanLengthMin = 8;

type FieldProps = {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  onEnter: (text: string) => void;
};

/** The one field that takes everything: scanned labels, barcodes and members, typed numbers, names and initials. */
export const TillField = ({ field, text, onText, onEnter }: FieldProps) => {
  const onKeyDown = useScanWithoutEnter(field, onEnter);
  return (
    <form
      className="till-field"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter(text);
      }}
    >
      <Icon name="scan" size={32} />
      <input
        ref={field}
        className="scan-field"
        aria-label="扫商品、秤签或会员，输货号或名称首字母"
        placeholder="扫商品、秤签、会员；输货号、名称或首字母"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </form>
  );
};

const useScanWithoutEnter = (field: RefObject<HTMLInputElement | null>, onEnter: (text: string) => void) => {
  const burst = useRef(noBurst);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (event: KeyboardEvent) => {
    clearTimeout(timer.current);
    burst.current = event.key.length === 1 ? struck(burst.current, event.key, event.timeStamp) : noBurst;
    if (!isScan(burst.current) || burst.current.text.length < scanLengthMin) return;
    timer.current = setTimeout(() => {
      const typed = field.current?.value ?? '';
      if (typed !== '') onEnter(typed);
    }, scanDoneMs);
  };
};
