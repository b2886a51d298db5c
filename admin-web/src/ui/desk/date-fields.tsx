import { useRef } from 'react';
import { dayOf, instantAt, minuteOf, clockText } from '@mendian/shared/kernel/shanghai.ts';
import { FieldShell, missing, useFault, type FieldFrame } from './field.tsx';

type DateProps = FieldFrame & {
  name?: string;
  value: string;
  onChange: (value: string) => void;
  min?: string;
  max?: string;
  disabled?: boolean;
};

/** A day in Asia/Shanghai, `2026-11-20`; `''`: none. */
export const DateField = ({ value, onChange, min, max = '9999-12-31', name, disabled, ...frame }: DateProps) => {
  const input = useRef<HTMLInputElement>(null);
  const fault = missing(frame.required, value === '') ?? outside(value, min, max);
  useFault(input, fault);
  return (
    <FieldShell {...frame} fault={fault}>
      {(control) => (
        <input
          {...control}
          {...{ ref: input, className: 'input input-date', type: 'date', name, value, min, max, disabled }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldShell>
  );
};

type MomentProps = FieldFrame & {
  name?: string;
  /** An instant as ISO 8601; null: none. */
  value: string | null;
  onChange: (value: string | null) => void;
  disabled?: boolean;
};

/** A minute in Asia/Shanghai, whatever zone the machine is set to. */
export const DateTimeField = ({ value, onChange, name, disabled, ...frame }: MomentProps) => {
  const input = useRef<HTMLInputElement>(null);
  const fault = missing(frame.required, value === null);
  useFault(input, fault);
  return (
    <FieldShell {...frame} fault={fault}>
      {(control) => (
        <input
          {...control}
          {...{ ref: input, className: 'input input-date', type: 'datetime-local', name, disabled, max: '9999-12-31T23:59' }}
          value={value === null ? '' : localOf(value)}
          onChange={(event) => onChange(instantOf(event.target.value))}
        />
      )}
    </FieldShell>
  );
};

const outside = (day: string, min: string | undefined, max: string): string | null => {
  if (day === '') return null;
  if (min !== undefined && day < min) return `不能早于 ${min}`;
  return day > max ? `不能晚于 ${max}` : null;
};

/** `2026-11-20T12:30` as a store's clock shows it. */
const localOf = (instant: string): string => `${dayOf(new Date(instant))}T${clockText(minuteOf(new Date(instant)))}`;

const instantOf = (local: string): string | null => {
  const [day, clock] = local.split('T');
  const [hours, minutes] = (clock ?? '').split(':').map(Number);
  if (day === undefined || hours === undefined || minutes === undefined) return null;
  return instantAt(day, hours * 60 + minutes).toISOString();
};
