/** How many trays a store is likely to use. */
const taresMax = 3;

/** The tares used last, the latest first, without repeats; none is always among them. */
export const withTares = (known: readonly number[], used: readonly number[]): number[] => {
  const latest = [...new Set([...[...used].reverse(), ...known])].slice(0, taresMax);
  return latest.includes(0) ? latest : [...latest.slice(0, taresMax - 1), 0];
};

export const parseTares = (text: string | null): number[] => {
  const tares = (text ?? '').split(',').filter((part) => /^\d{1,4}$/.test(part));
  return tares.length === 0 ? [0] : tares.map(Number);
};
