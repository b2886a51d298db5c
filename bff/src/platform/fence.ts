type Fence = { readonly points: number; readonly seconds: number };

/**
 * Counts in memory within windows of time that are the same for all keys, so that forgetting them is one step and takes no
 * timers. Gives how long to wait, in milliseconds: 0 while there are points left. `calls`: 0 only asks whether one more would do.
 */
export const openFence = ({ points, seconds }: Fence): ((key: string, atMs: number, calls?: 0 | 1) => number) => {
  let counts = new Map<string, { calls: number }>();
  let endsMs = 0;
  return (key, atMs, calls = 1) => {
    if (atMs >= endsMs) {
      counts = new Map();
      endsMs = atMs + seconds * 1_000;
    }
    const known = counts.get(key);
    if (known !== undefined) known.calls += calls;
    else if (calls > 0) counts.set(key, { calls });
    return (known?.calls ?? calls) + (1 - calls) > points ? endsMs - atMs : 0;
  };
};
