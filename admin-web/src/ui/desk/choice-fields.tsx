import { useRef } from 'react';
import { FieldShell, missing, useFault, type FieldFrame } from './field.tsx';
import type { Option } from './filter-bar.tsx';

type SelectProps<Value extends string> = FieldFrame & {
  name?: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
  /** What stands there while nothing is chosen (`''`). */
  placeholder?: string;
  disabled?: boolean;
};

export const SelectField = <Value extends string>({
  value,
  onChange,
  options,
  placeholder,
  name,
  disabled,
  ...frame
}: SelectProps<Value>) => {
  const select = useRef<HTMLSelectElement>(null);
  const fault = missing(frame.required, value === '') === null ? null : '请选择';
  useFault(select, fault);
  return (
    <FieldShell {...frame} fault={fault}>
      {(control) => (
        <select
          {...control}
          {...{ ref: select, className: 'input', name, value, disabled }}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </FieldShell>
  );
};

type CheckGroupProps = FieldFrame & {
  name?: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** With `hint`: said beside it; `disabled`: shown, and not to be changed by this person. */
  options: readonly (Option & { hint?: string; disabled?: boolean })[];
  columns?: 1 | 2 | 3;
};

/** Any of several. The order of the choice is that of the options. */
export const CheckGroup = ({ value, onChange, options, columns = 1, name, ...frame }: CheckGroupProps) => {
  const first = useRef<HTMLInputElement>(null);
  const fault = missing(frame.required, value.length === 0) === null ? null : '请至少选一个';
  useFault(first, fault);
  const toggle = (one: string, on: boolean) => {
    const chosen = new Set(value);
    if (on) chosen.add(one);
    else chosen.delete(one);
    const listed = options.map((option) => option.value).filter((known) => chosen.has(known));
    onChange([...listed, ...value.filter((unlisted) => !options.some((option) => option.value === unlisted))]);
  };
  return (
    <FieldShell {...frame} fault={fault} group>
      {({ id, onBlur, ...described }) => (
        <div className={`check-group check-group-${columns}`} onBlur={onBlur}>
          {options.map((option, index) => (
            <label key={option.value} className="check">
              <input
                {...described}
                {...{ type: 'checkbox', name, disabled: option.disabled, ref: index === 0 ? first : undefined, id: `${id}-${index}` }}
                checked={value.includes(option.value)}
                onChange={(event) => toggle(option.value, event.target.checked)}
              />
              <span>
                {option.name}
                {option.hint === undefined ? null : <small>{option.hint}</small>}
              </span>
            </label>
          ))}
        </div>
      )}
    </FieldShell>
  );
};

type SwitchProps = FieldFrame & {
  name?: string;
  value: boolean;
  onChange: (value: boolean) => void;
  onWord?: string;
  offWord?: string;
  disabled?: boolean;
};

export const SwitchField = ({ value, onChange, onWord = '开', offWord = '关', name, disabled, ...frame }: SwitchProps) => (
  <FieldShell {...frame}>
    {(control) => (
      <span className="switch-field">
        <input
          {...control}
          {...{ type: 'checkbox', role: 'switch', name, disabled, checked: value }}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{value ? onWord : offWord}</span>
      </span>
    )}
  </FieldShell>
);
