import { refuse } from '@mendian/shared/kernel/errors.ts';
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
 * Counts the guesses that were wrong, and refuses even right ones for a while when there were too many. Those that are under way count
 * as wrong until they are over, so that many sent to this process at the same time cannot all slip in before the first is counted.
 */
export const limitingGuesses = async <T>({ limits, limit, key, wrong }: Guessing, step: () => Promise<T>): Promise<T> => {
  const [underWay, guess] = [underWayOf(limits), `${limit.name} ${key}`];
  const place = (underWay.get(guess) ?? 0) + 1;
  underWay.set(guess, place);
  try {
    if (place > (await limits.admit(limit, key))) throw refuse('limit/too-many', { retryAfterSeconds: 1 });
    return await step();
  } catch (error) {
    if (wrong.includes((error as { code?: string }).code ?? '')) await limits.take(limit, key);
    throw error;
  } finally {
    const others = underWay.get(guess)! - 1;
    if (others === 0) underWay.delete(guess);
    else underWay.set(guess, others);
  }
};

const byLimits = new WeakMap<Limits, Map<string, number>>();

const underWayOf = (limits: Limits): Map<string, number> => {
  const known = byLimits.get(limits) ?? new Map<string, number>();
  byLimits.set(limits, known);
  return known;
};
