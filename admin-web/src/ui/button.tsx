import type { ButtonHTMLAttributes, Ref } from 'react';

type Look = 'main' | 'plain' | 'danger' | 'quiet';
type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; busy?: boolean; ref?: Ref<HTMLButtonElement> };

/** `busy` while its answer is awaited: it looks so, and another tap does nothing. */
export const Button = ({ look = 'plain', busy = false, className = '', onClick, children, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={`button button-${look} ${className}`}
    aria-busy={busy}
    onClick={(event) => {
      if (!busy) onClick?.(event);
    }}
  >
    {busy ? <span className="spinner" aria-hidden="true" /> : null}
    {children}
  </button>
);
