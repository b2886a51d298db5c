import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

type DialogProps = {
  title: string;
  /** `centre`: asks something. `side`: shows a thing in full. `menu`: hangs from the top bar. */
  place?: 'centre' | 'side' | 'menu';
  className?: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
};

/** A window over the page. The browser keeps the focus inside, closes it by Esc, and gives the focus back. */
export const Dialog = ({ title, place = 'centre', className = '', onClose, children, footer }: DialogProps) => {
  const shown = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = shown.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={shown}
      className={`dialog dialog-${place} ${className}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === shown.current) onClose();
      }}
    >
      <div className="dialog-box">
        <header className="dialog-head">
          <h2>{title}</h2>
          <button type="button" className="dialog-close" aria-label="关闭" onClick={onClose}>
            <Icon name="close" size={28} />
          </button>
        </header>
        <div className="dialog-body">{children}</div>
        {footer === undefined ? null : <footer className="dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  );
};
