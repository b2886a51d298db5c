import { useEffect, useState } from 'react';
import { now } from './clock.ts';

/** The time, told anew every so often while someone looks. */
export const useNow = (everyMs: number): Date => {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return time;
};
