import { useEffect, useState } from 'react';
import { clock } from './clock.ts';

/** The time in milliseconds, looked at again every `everyMs`. */
export const useNow = (everyMs: number): number => {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};
