/**
 * Names an intention (an `Idempotency-Key`). It only has to differ among one customer's own calls, so the phone's
 * Math.random will do: WeChat offers nothing better without waiting.
 */
export const newKey = (): string =>
  [Date.now().toString(36), ...Array.from({ length: 3 }, () => Math.random().toString(36).slice(2, 10))].join('-');
