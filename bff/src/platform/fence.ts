type Fence = { readonly points: number; readonly seconds: number };

/**
 * Counts in memory within windows of time that are the same for all keys, so that forgetting them is one step and takes no
 * timers. Gives how long to wait, in milliseconds: 0 while there are points left.
 */
export const openFence = ({ points, seconds }: Fence): ((key: string, atMs: number) => number) => {
  let counts = new Map<string, { calls: number }>();
  let endsMs = 0;
  return (key, atMs) => {
    if (atMs >= endsMs) {
      counts = new Map();
      endsMs = atMs + seconds * 1_000;
    }
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { calls: 1 });
    else known.calls += 1;
    return (known?.calls ?? 1) > points ? endsMs - atMs : 0;
  };
};
