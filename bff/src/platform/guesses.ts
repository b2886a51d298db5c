import type { Limit, Limits } from './limits.ts';

type Guessing = {
  readonly limits: Limits;
  readonly limit: Limit;
  /** Whose guesses are counted together. */
  readonly key: string;
  /** The refusals that say a guess was wrong. */
  readonly wrong: readonly string[];
};

/** Counts the guesses that were wrong, and refuses even right ones for a while when there were too many. */
export const limitingGuesses = async <T>({ limits, limit, key, wrong }: Guessing, step: () => Promise<T>): Promise<T> => {
  await limits.admit(limit, key);
  try {
    return await step();
  } catch (error) {
    if (wrong.includes((error as { code?: string }).code ?? '')) await limits.take(limit, key);
    throw error;
  }
};
