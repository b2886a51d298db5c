import { useRef, useState, type HTMLInputAutoCompleteAttribute } from 'react';
import { FieldShell, missing, useFault, type FieldFrame } from './field.tsx';

type TextProps = FieldFrame & {
  name?: string;
  value: string;
  onChange: (value: string) => void;
  max?: number;
  placeholder?: string;
  type?: 'text' | 'password' | 'tel' | 'email' | 'url';
  autoFocus?: boolean;
  disabled?: boolean;
  autoComplete?: HTMLInputAutoCompleteAttribute;
};

export const TextField = ({
  value,
  onChange,
  max,
  type = 'text',
  autoFocus,
  autoComplete = 'off',
  name,
  placeholder,
  disabled,
  ...frame
}: TextProps) => {
  const input = useRef<HTMLInputElement>(null);
  const fault = missing(frame.required, value.trim() === '');
  useFault(input, fault);
  return (
    <FieldShell {...frame} fault={fault}>
      {(control) => (
        <input
          {...control}
          {...{ ref: input, className: 'input', name, type, value, placeholder, disabled, autoComplete, maxLength: max }}
          data-autofocus={autoFocus ? true : undefined}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldShell>
  );
};

type AreaProps = FieldFrame & {
  name?: string;
  value: string;
  onChange: (value: string) => void;
  max?: number;
  rows?: number;
  placeholder?: string;
};

export const TextArea = ({ value, onChange, max, rows = 3, name, placeholder, ...frame }: AreaProps) => {
  const input = useRef<HTMLTextAreaElement>(null);
  const fault = missing(frame.required, value.trim() === '');
  useFault(input, fault);
  return (
    <FieldShell {...frame} fault={fault}>
      {(control) => (
        <textarea
          {...control}
          {...{ ref: input, className: 'input', name, value, rows, placeholder, maxLength: max }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldShell>
  );
};

type DraftProps = FieldFrame & {
  name?: string;
  value: number | null;
  onChange: (value: number | null) => void;
  unit?: string;
  width?: number;
  placeholder?: string;
  disabled?: boolean;
  /** What was typed, as a number or as what is wrong with it. */
  read: (text: string) => { value: number | null; fault: string | null };
  write: (value: number | null) => string;
};

/** A number that is typed as text: what is typed stays as it is until it is left, and what cannot be read is never sent. */
export const DraftField = ({ value, onChange, unit, width = 160, read, write, name, placeholder, disabled, ...frame }: DraftProps) => {
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(() => write(value));
  const [given, setGiven] = useState(value);
  const typed = read(draft);
  if (given !== value) {
    setGiven(value);
    if (typed.value !== value) setDraft(write(value));
  }
  const fault = typed.fault ?? missing(frame.required, typed.value === null);
  useFault(input, fault);
  return (
    <FieldShell {...frame} fault={fault}>
      {({ onBlur, ...control }) => (
        <span className="input-unit" style={{ width }}>
          <input
            {...control}
            {...{
              ref: input,
              className: 'input input-number',
              name,
              placeholder,
              disabled,
              inputMode: 'decimal',
              autoComplete: 'off',
              value: draft,
            }}
            onBlur={() => {
              if (typed.fault === null) setDraft(write(typed.value));
              onBlur();
            }}
            onChange={(event) => {
              setDraft(event.target.value);
              onChange(read(event.target.value).value);
            }}
          />
          {unit === undefined ? null : <span>{unit}</span>}
        </span>
      )}
    </FieldShell>
  );
};
