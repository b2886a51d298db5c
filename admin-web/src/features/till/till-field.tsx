import type { RefObject } from 'react';
import { useScanWithoutEnter } from '../../platform/use-scan-without-enter.ts';
import { Icon } from '../../ui/icon.tsx';

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
