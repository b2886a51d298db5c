import { useEffect, type RefObject } from 'react';

/**
 * Keeps the scan field where the keys go: after each touch it has the focus again, and a key pressed anywhere goes into it.
 * Tab still walks the page, and whoever types into another field, or has a window open, is left alone.
 */
export const useScanFocus = (field: RefObject<HTMLInputElement | null>): void => {
  useEffect(() => {
    const aim = () => {
      if (!isElsewhereWanted()) field.current?.focus({ preventScroll: true });
    };
    const afterTouch = () => setTimeout(aim, 0);
    // Whoever comes back to the window by Tab has chosen a place already.
    const onReturn = () =>
      setTimeout(() => {
        if (document.activeElement === document.body) aim();
      }, 0);
    const onKey = (event: KeyboardEvent) => {
      const types = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (types) aim();
    };
    aim();
    window.addEventListener('pointerup', afterTouch);
    window.addEventListener('focus', onReturn);
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('pointerup', afterTouch);
      window.removeEventListener('focus', onReturn);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [field]);
};

const isElsewhereWanted = (): boolean => {
  if (document.querySelector('dialog[open]') !== null) return true;
  const active = document.activeElement;
  return active instanceof HTMLInputElement && !active.classList.contains('scan-field');
};
