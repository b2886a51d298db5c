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
  const byKey = byLimits.get(limits) ?? new Map<string, Set<Promise<void>>>();
  byLimits.set(limits, byKey);
  const name = `${limit.name} ${key}`;
  for (;;) {
    const left = await limits.admit(limit, key);
    const underWay = byKey.get(name) ?? new Set();
    if (underWay.size < left) break;
    await Promise.race(underWay);
  }
  const guess = guessOnce(() => limits.take(limit, key), wrong, step);
  const leave = (): void => {
    const others = byKey.get(name);
    others?.delete(over);
    if (others?.size === 0) byKey.delete(name);
  };
  const over: Promise<void> = guess.then(leave, leave);
  byKey.set(name, (byKey.get(name) ?? new Set()).add(over));
  return guess;
};

const byLimits = new WeakMap<Limits, Map<string, Set<Promise<void>>>>();

const guessOnce = async <T>(take: () => Promise<void>, wrong: readonly string[], step: () => Promise<T>): Promise<T> => {
  try {
    return await step();
  } catch (error) {
    if (wrong.includes((error as { code?: string }).code ?? '')) await take();
    throw error;
  }
};
