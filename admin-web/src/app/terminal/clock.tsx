import { useNow } from '../../platform/use-now.ts';
import { clockOf } from '../../ui/time-text.ts';

/** The time of day in the top bar. */
export const Clock = () => {
  const nowMs = useNow(1_000);
  return (
    <time className="top-clock" dateTime={new Date(nowMs).toISOString()}>
      {clockOf(nowMs)}
    </time>
  );
};
