import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { isScan, noBurst, struck } from './keystrokes.ts';

/** A scanner that sends no Enter is done when nothing follows for so long; the shortest code there is has eight digits. */
const scanDoneMs = 150;
const scanLengthMin = 8;

/** For a field's `onKeyDown`: tells what stands in it once keys came faster than from any finger, and then none. */
export const useScanWithoutEnter = (field: RefObject<HTMLInputElement | null>, onScan: (text: string) => void) => {
  const burst = useRef(noBurst);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (event: KeyboardEvent) => {
    clearTimeout(timer.current);
    burst.current = event.key.length === 1 ? struck(burst.current, event.key, event.timeStamp) : noBurst;
    if (!isScan(burst.current) || burst.current.text.length < scanLengthMin) return;
    timer.current = setTimeout(() => {
      const text = field.current?.value ?? '';
      if (text !== '') onScan(text);
    }, scanDoneMs);
  };
};
