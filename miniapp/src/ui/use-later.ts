import { useEffect, useState } from 'react';

/** A value once it has been still for a while: typing asks the server once, not per key. */
export const useLater = <T>(value: T, stillMs: number): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), stillMs);
    return () => clearTimeout(timer);
  }, [value, stillMs]);
  return settled;
};
