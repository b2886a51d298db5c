/** One timer for many wishes: the earliest holds. */
export type Alarm = {
  /** Rings after `waitMs`, unless it rings earlier already; `null`: not at all. */
  readonly set: (waitMs: number | null) => void;
};

export const alarm = (ring: () => void, now: () => number): Alarm => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAtMs = 0;
  return {
    set: (waitMs) => {
      if (waitMs !== null && timer !== undefined && dueAtMs <= now() + waitMs) return;
      clearTimeout(timer);
      timer = undefined;
      if (waitMs === null) return;
      dueAtMs = now() + waitMs;
      timer = setTimeout(() => {
        timer = undefined;
        ring();
      }, waitMs);
    },
  };
};
