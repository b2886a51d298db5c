import { isScan, noBurst, struck } from './keystrokes.ts';

/**
 * Watches the keyboard for a scanner, which types a code and Enter in a few hundredths of a second, whatever has the focus.
 * `onScan` gets the code when Enter came; the keys themselves go where they go.
 */
export const watchScanner = (onScan: (text: string, event: KeyboardEvent) => void, keys: EventTarget = window): (() => void) => {
  let burst = noBurst;
  const listen = (event: Event) => {
    const pressed = event as KeyboardEvent;
    if (pressed.key === 'Enter' && isScan(burst)) onScan(burst.text, pressed);
    burst = pressed.key.length === 1 ? struck(burst, pressed.key, pressed.timeStamp) : noBurst;
  };
  keys.addEventListener('keydown', listen, true);
  return () => keys.removeEventListener('keydown', listen, true);
};
