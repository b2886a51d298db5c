import { Icon } from './icon.tsx';

export type PadKey = { kind: 'digit'; digit: string } | { kind: 'back' } | { kind: 'next' };
type NumberPadProps = { nextWord: string; onKey: (key: PadKey) => void; busy?: boolean; /** Of the next step alone. */ disabled?: boolean };

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Large keys as on a till. They keep the focus where it is, so that physical keys go on working. */
export const NumberPad = ({ nextWord, onKey, busy = false, disabled = false }: NumberPadProps) => (
  <div className="number-pad" role="group" aria-label="数字键盘" onPointerDown={(event) => event.preventDefault()}>
    {[...digits, '0'].map((digit) => (
      <button key={digit} type="button" className={`pad-key pad-${digit}`} onClick={() => onKey({ kind: 'digit', digit })}>
        {digit}
      </button>
    ))}
    <button type="button" className="pad-key pad-back" aria-label="退格" onClick={() => onKey({ kind: 'back' })}>
      <Icon name="back" size={30} />
    </button>
    <button type="button" className="pad-key pad-next" aria-busy={busy} disabled={disabled} onClick={() => onKey({ kind: 'next' })}>
      {nextWord}
    </button>
  </div>
);

/** What a physical key means to the pad; null: nothing. */
export const padKeyOf = (key: string): PadKey | null => {
  if (/^\d$/.test(key)) return { kind: 'digit', digit: key };
  if (key === 'Backspace') return { kind: 'back' };
  return key === 'Enter' ? { kind: 'next' } : null;
};
