import { useEffect, useState, type ReactNode } from 'react';
import { Icon } from '../icon.tsx';

/** What narrows a list down. Keep the values in the address (`useFilters`). */
export const FilterBar = ({ children }: { children: ReactNode }) => (
  <div className="filter-bar" role="search">
    {children}
  </div>
);

/** How long after the last key a search is asked. */
const restMs = 300;

type SearchProps = { label: string; value: string; onChange: (value: string) => void; placeholder?: string; width?: number };

/** Searches once typing rests; not while an input method is still composing. */
export const SearchField = ({ label, value, onChange, placeholder = label, width = 220 }: SearchProps) => {
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  const [composing, setComposing] = useState(false);
  if (given !== value) {
    // The address changed by another way: a link, the step back, another filter.
    setGiven(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(() => {
    if (composing || typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), restMs);
    return () => clearTimeout(timer);
  }, [typed, composing, value, onChange]);
  return (
    <label className="search-field" style={{ width }}>
      <Icon name="search" size={16} />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        maxLength={60}
        value={typed}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
};

export type Option<Value extends string = string> = { readonly value: Value; readonly name: string };

type SelectProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
};

export const FilterSelect = <Value extends string>({ label, value, options, onChange }: SelectProps<Value>) => (
  <label className="filter-select">
    <span>{label}</span>
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value as Value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  </label>
);

/** A few values side by side, one chosen. */
export const Segmented = <Value extends string>({ label, value, options, onChange }: SelectProps<Value>) => (
  <div className="segmented" role="radiogroup" aria-label={label}>
    {options.map((option) => (
      <label key={option.value} className="segment">
        <input type="radio" name={label} checked={option.value === value} onChange={() => onChange(option.value)} />
        <span>{option.name}</span>
      </label>
    ))}
  </div>
);

type RangeProps = { label: string; from: string; to: string; onChange: (range: { from: string; to: string }) => void };

/** Two days in Asia/Shanghai, both included; empty: open at that end. The other end follows where it would lie wrong. */
export const DateRange = ({ label, from, to, onChange }: RangeProps) => (
  <div className="date-range" role="group" aria-label={label}>
    <span>{label}</span>
    <input
      type="date"
      aria-label={`${label}，从`}
      max="9999-12-31"
      value={from}
      onChange={({ target: { value } }) => onChange({ from: value, to: to !== '' && value > to ? value : to })}
    />
    <span>至</span>
    <input
      type="date"
      aria-label={`${label}，到`}
      max="9999-12-31"
      value={to}
      onChange={({ target: { value } }) => onChange({ from: value !== '' && from > value ? value : from, to: value })}
    />
  </div>
);

/** One day in Asia/Shanghai; empty: any. */
export const FilterDay = ({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) => (
  <label className="date-range">
    <span>{label}</span>
    <input type="date" aria-label={label} max="9999-12-31" value={value} onChange={(event) => onChange(event.target.value)} />
  </label>
);
