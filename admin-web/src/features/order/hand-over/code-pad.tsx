import { useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { NumberPad, padKeyOf, type PadKey } from '../../../ui/number-pad.tsx';

const codeLength = 8;

/** For typing a pickup code by touch. */
export const CodePad = ({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) => {
  const [text, setText] = useState('');
  const press = (key: PadKey) => {
    if (key.kind === 'digit') setText((typed) => (typed + key.digit).slice(0, codeLength));
    else if (key.kind === 'back') setText((typed) => typed.slice(0, -1));
    else if (text !== '') onCode(text);
  };
  return (
    <Dialog title="输入取货码" className="code-pad" onClose={onClose}>
      <div
        tabIndex={-1}
        data-autofocus
        className="code-pad-body"
        onKeyDown={(event) => {
          const key = padKeyOf(event.key);
          if (key === null) return;
          event.preventDefault();
          press(key);
        }}
      >
        <p className="code-digits" aria-label={`已输入 ${text.length} 位`}>
          {Array.from({ length: codeLength }, (_, index) => (
            <span key={index} className={index === 4 ? 'code-gap' : ''}>
              {text[index] ?? ''}
            </span>
          ))}
        </p>
        <NumberPad nextWord="确定" onKey={press} />
      </div>
    </Dialog>
  );
};
