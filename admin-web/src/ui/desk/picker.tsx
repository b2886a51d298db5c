import { useId, useRef } from 'react';
import { FieldShell, missing, useFault, type FieldFrame } from './field.tsx';
import { PickInput } from './pick-input.tsx';
import { useSearch, type PickItem } from './use-search.ts';
import './picker.css';

type PickerProps = FieldFrame & {
  /** Looks things up by the beginning of their code, or by name; a few are enough. */
  search: (text: string) => Promise<readonly PickItem[]>;
  placeholder?: string;
  disabled?: boolean;
};

/** One of very many, such as a store: typed, looked up, picked. */
export const PickerField = ({
  value,
  onChange,
  ...rest
}: PickerProps & { value: PickItem | null; onChange: (value: PickItem | null) => void }) => (
  <PickField {...rest} chosen={value === null ? [] : [value]} single onChange={(chosen) => onChange(chosen.at(-1) ?? null)} />
);

/** Some of very many; `max` at most. */
export const PickerListField = ({
  value,
  onChange,
  ...rest
}: PickerProps & { value: readonly PickItem[]; onChange: (value: PickItem[]) => void; max?: number }) => (
  <PickField {...rest} chosen={value} single={false} onChange={onChange} />
);

type FilterProps = {
  label: string;
  value: PickItem | null;
  search: PickerProps['search'];
  onChange: (value: PickItem | null) => void;
};

/** One of very many, in a filter bar: what is chosen, and a cross that takes it away; otherwise a field that looks up. */
export const PickFilter = ({ label, value, search, onChange }: FilterProps) => {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const found = useSearch(search);
  const pick = (one: PickItem) => {
    found.close();
    onChange(one);
  };
  return (
    <div className="filter-pick">
      <label htmlFor={id}>{label}</label>
      <div className="picker">
        {value === null ? (
          <PickInput
            control={{ id, onBlur: () => undefined }}
            inputRef={input}
            found={found}
            placeholder="全部"
            disabled={false}
            onPick={pick}
            onErase={() => undefined}
          />
        ) : (
          <Chip pick={value} onRemove={() => onChange(null)} />
        )}
      </div>
    </div>
  );
};

type SubjectProps = { label: string; value: string; search: PickerProps['search']; onPick: (pick: PickItem) => void };

/** What a page is about, one of very many, such as its store; `value` is its name, which stands in the field until another is looked up. */
export const FilterPicker = ({ label, value, search, onPick }: SubjectProps) => {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const found = useSearch(search);
  return (
    <div className="filter-select filter-picker">
      <label htmlFor={id}>{label}</label>
      <PickInput
        control={{ id, onBlur: () => undefined }}
        inputRef={input}
        found={found}
        chosen={value}
        placeholder={value}
        disabled={false}
        onPick={(pick) => {
          onPick(pick);
          found.close();
        }}
        onErase={() => undefined}
      />
    </div>
  );
};

const Chip = ({ pick: { name }, onRemove }: { pick: PickItem; onRemove?: (() => void) | undefined }) => (
  <span className="picker-chip">
    {name}
    {onRemove === undefined ? null : (
      <button type="button" aria-label={`去掉 ${name}`} onClick={onRemove}>
        ×
      </button>
    )}
  </span>
);

type PickFieldProps = PickerProps & { chosen: readonly PickItem[]; single: boolean; max?: number; onChange: (chosen: PickItem[]) => void };

const PickField = ({ chosen, single, max, search, placeholder = '输入编码或名称', disabled, onChange, ...frame }: PickFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  const fault =
    missing(frame.required, chosen.length === 0) === null
      ? max !== undefined && chosen.length > max
        ? `最多选 ${max} 个`
        : null
      : '请选择';
  useFault(input, fault);
  const found = useSearch(search);
  const add = (pick: PickItem) => {
    onChange(single ? [pick] : [...chosen.filter(({ value }) => value !== pick.value), pick]);
    found.close();
    input.current?.focus();
  };
  const remove = (gone: PickItem) => onChange(chosen.filter(({ value }) => value !== gone.value));
  return (
    <FieldShell {...frame} fault={fault}>
      {(control) => (
        <div className="picker">
          {chosen.map((pick) => (
            <Chip key={pick.value} pick={pick} onRemove={disabled ? undefined : () => remove(pick)} />
          ))}
          <PickInput
            control={control}
            inputRef={input}
            found={found}
            placeholder={single && chosen.length > 0 ? '换一个' : placeholder}
            disabled={disabled}
            onPick={add}
            onErase={() => {
              const last = chosen.at(-1);
              if (last !== undefined) remove(last);
            }}
          />
        </div>
      )}
    </FieldShell>
  );
};
