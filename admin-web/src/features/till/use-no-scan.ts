import { useEffect, useRef } from 'react';
import { watchScanner } from '../../platform/scanner.ts';
import { say } from '../../ui/notices.ts';

/** While a window is open that takes no code, one that is scanned goes nowhere, and `sentence` says so. `onScan` mends what its digits did. */
export const useNoScan = (sentence: string, onScan?: () => void): void => {
  const mend = useRef(onScan);
  useEffect(
    () =>
      watchScanner((_, event) => {
        event.preventDefault();
        event.stopPropagation();
        mend.current?.();
        say(sentence, 'bad');
      }),
    [sentence],
  );
};
