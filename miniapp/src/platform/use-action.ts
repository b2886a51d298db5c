import { useCallback, useEffect, useRef, useState } from 'react';
import { sayFailure } from './tell.ts';

/**
 * Runs something a person tapped: one at a time, so a double tap does nothing twice, and a refusal is said. `busy` shows
 * within the same tap.
 */
export const useAction = <Arguments extends unknown[]>(
  act: (...given: Arguments) => Promise<void>,
  onFailure: (failure: unknown) => void = sayFailure,
) => {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const shown = useRef(true);
  const latest = useRef({ act, onFailure });
  latest.current = { act, onFailure };
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const run = useCallback(async (...given: Arguments) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await latest.current.act(...given);
    } catch (failure) {
      latest.current.onFailure(failure);
    } finally {
      running.current = false;
      if (shown.current) setBusy(false);
    }
  }, []);

  return { busy, run };
};
