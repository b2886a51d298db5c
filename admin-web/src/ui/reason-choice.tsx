import { useState } from 'react';

const other = '其他';

/** A reason that is chosen or typed; `reason` is empty until there is one. */
export const useReason = () => {
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  return { chosen, setChosen, typed, setTyped, reason: chosen === other ? typed.trim() : (chosen ?? '') };
};

type Props = {
  reasons: readonly string[];
  /** What the field for another one shows while it is empty. */
  placeholder: string;
  choice: ReturnType<typeof useReason>;
};

/** Large buttons for the usual reasons, and a field for any other, up to 60 characters. */
export const ReasonChoice = ({ reasons, placeholder, choice: { chosen, setChosen, typed, setTyped } }: Props) => (
  <>
    <div className="reasons" role="radiogroup" aria-label="原因">
      {[...reasons, other].map((word, index) => (
        <button
          key={word}
          type="button"
          role="radio"
          aria-checked={chosen === word}
          data-autofocus={index === 0 ? true : undefined}
          className={`reason ${chosen === word ? 'reason-chosen' : ''}`}
          onClick={() => setChosen(word)}
        >
          {word}
        </button>
      ))}
    </div>
    {chosen === other ? (
      <input
        className="text-field"
        aria-label="其他原因"
        placeholder={placeholder}
        maxLength={60}
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    ) : null}
  </>
);
