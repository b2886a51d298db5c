import { useContext, useEffect, useId, useState, type ReactNode, type RefObject } from 'react';
import { TriedContext } from './form.tsx';

/** What every field of a form has besides its value. */
export type FieldFrame = { label: string; hint?: ReactNode; error?: string | undefined; required?: boolean };

type ShellProps = FieldFrame & {
  /** What is wrong with what stands in the field now; said once it was left or sending was tried. */
  fault?: string | null;
  /** Several controls under one label. */
  group?: boolean;
  className?: string;
  children: (control: {
    id: string;
    'aria-describedby': string;
    'aria-invalid': boolean;
    'aria-required': boolean;
    onBlur: () => void;
  }) => ReactNode;
};

/** Label, control, and under it the hint or what is wrong. */
export const FieldShell = ({ label, hint, error, required = false, fault = null, group = false, className = '', children }: ShellProps) => {
  const id = useId();
  const tried = useContext(TriedContext);
  const [left, setLeft] = useState(false);
  const wrong = error ?? (tried || left ? (fault ?? undefined) : undefined);
  const control = children({
    id,
    'aria-describedby': `${id}-more`,
    'aria-invalid': wrong !== undefined,
    'aria-required': required,
    onBlur: () => setLeft(true),
  });
  const named = `field-label ${required ? 'field-required' : ''}`;
  return (
    <div className={`field ${className}`} {...(group ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}>
      {group ? (
        <span className={named} id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label className={named} htmlFor={id}>
          {label}
        </label>
      )}
      {control}
      <span
        id={`${id}-more`}
        className={wrong === undefined ? 'field-hint' : 'field-error'}
        role={wrong === undefined ? undefined : 'alert'}
      >
        {wrong ?? hint}
      </span>
    </div>
  );
};

/** Keeps the form from being sent while there is a fault: the browser knows the control as invalid. */
export const useFault = (
  control: RefObject<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null>,
  fault: string | null,
): void => {
  useEffect(() => control.current?.setCustomValidity(fault ?? ''), [control, fault]);
};

export const missing = (required: boolean | undefined, empty: boolean): string | null => (required === true && empty ? '请填写' : null);
