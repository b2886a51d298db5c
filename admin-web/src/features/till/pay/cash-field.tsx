import { useEffect, useRef } from 'react';

type CashFieldProps = {
  label: string;
  text: string;
  onText: (text: string) => void;
  problem: string | null;
  autoFocus?: boolean;
};

/** An amount of cash, typed in yuan. */
export const CashField = ({ label, text, onText, problem, autoFocus = false }: CashFieldProps) => {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  return (
    <div className="till-cash">
      <label className="till-cash-field">
        <span>{label}</span>
        <b aria-hidden="true">¥</b>
        <input
          ref={field}
          aria-label={`${label}（元）`}
          inputMode="decimal"
          autoComplete="off"
          placeholder="0.00"
          maxLength={12}
          data-autofocus={autoFocus ? true : undefined}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </label>
      {problem === null ? null : <p className="till-problem">{problem}</p>}
    </div>
  );
};
