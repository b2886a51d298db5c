import { useEffect, useRef } from 'react';

/** Does something again every so often for as long as it is wanted: for what may pass by itself. */
export const useAgain = (wanted: boolean, everyMs: number, act: () => void): void => {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => latest.current(), everyMs);
    return () => clearInterval(timer);
  }, [wanted, everyMs]);
};
