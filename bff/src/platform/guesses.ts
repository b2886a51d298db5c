import type { Limit, Limits } from './limits.ts';

type Guessing = {
  readonly limits: Limits;
  readonly limit: Limit;
  /** Whose guesses are counted together. */
  readonly key: string;
  /** The refusals that say a guess was wrong. */
  readonly wrong: readonly string[];
};

/**
 * Counts the guesses that were wrong, and refuses even right ones for a while when there were too many. No more are under way at this
 * process than may still be wrong, the others wait for those: so many sent at the same time cannot all slip in before the first is counted.
 */
export const limitingGuesses = async <T>({ limits, limit, key, wrong }: Guessing, step: () => Promise<T>): Promise<T> => {
  const underWay = underWayOf(limits, `${limit.name} ${key}`);
  for (;;) {
    const left = await limits.admit(limit, key);
    if (underWay.size < left) break;
    await Promise.race(underWay);
  }
  const guess = guessOnce(() => limits.take(limit, key), wrong, step);
  const over: Promise<void> = guess.then(
    () => void underWay.delete(over),
    () => void underWay.delete(over),
  );
  underWay.add(over);
  return guess;
};

const guessOnce = async <T>(take: () => Promise<void>, wrong: readonly string[], step: () => Promise<T>): Promise<T> => {
  try {
    return await step();
  } catch (error) {
    if (wrong.includes((error as { code?: string }).code ?? '')) await take();
    throw error;
  }
};

type UnderWay = Set<Promise<void>>;
const byLimits = new WeakMap<Limits, Map<string, UnderWay>>();
/** So many keys at most whose guesses may all be over. */
const keysMax = 1_000;

const underWayOf = (limits: Limits, key: string): UnderWay => {
  const byKey = byLimits.get(limits) ?? new Map<string, UnderWay>();
  byLimits.set(limits, byKey);
  if (byKey.size >= keysMax) for (const [one, guesses] of byKey) if (guesses.size === 0) byKey.delete(one);
  const known = byKey.get(key) ?? new Set();
  byKey.set(key, known);
  return known;
};
