import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { newKey } from './new-key.ts';
import { forget, keep, recall } from './storage.ts';

type Kept = { readonly of: string; readonly key: string };

/**
 * Does something that must happen once. The same wish keeps its key until the server gave a final answer, also when the
 * app was closed meanwhile; so after a lost answer the same key is sent again. Another wish gets another key.
 *
 * The answer to a key sent again is that of the first time, maybe of days ago. `isOver` tells whether what it speaks of has
 * ended meanwhile (paid, cancelled): then the person wants another one, and gets it under a key of its own.
 */
export const withIntention = async <T>(
  name: string,
  wish: unknown,
  act: (key: string) => Promise<T>,
  isOver: (known: T) => Promise<boolean> = () => Promise.resolve(false),
): Promise<T> => {
  const of = JSON.stringify(wish);
  const kept = recall<Kept>(`intention:${name}`);
  const isAgain = kept?.of === of;
  const key = isAgain ? kept.key : newKey();
  keep(`intention:${name}`, { of, key } satisfies Kept);
  try {
    const result = await act(key);
    const isPast = isAgain && (await isOver(result));
    forget(`intention:${name}`);
    return isPast ? await withIntention(name, wish, act) : result;
  } catch (failure) {
    if (isFinal(failure)) forget(`intention:${name}`);
    throw failure;
  }
};

/** A refusal the server decided on. No answer, an overload or a fault may have happened after all. */
const isFinal = (failure: unknown): boolean =>
  failure instanceof DomainError && failure.status >= 400 && failure.status < 500 && failure.status !== 401 && failure.status !== 429;
