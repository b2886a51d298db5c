import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { newKey } from './new-key.ts';
import { forget, keep, recall } from './storage.ts';

type Kept = { readonly of: string; readonly key: string };

/**
 * Does something that must happen once. The same wish keeps its key until the server gave a final answer, also when the
 * app was closed meanwhile; so after a lost answer the same key is sent again. Another wish gets another key.
 */
export const withIntention = async <T>(name: string, wish: unknown, act: (key: string) => Promise<T>): Promise<T> => {
  const of = JSON.stringify(wish);
  const kept = recall<Kept>(`intention:${name}`);
  const key = kept?.of === of ? kept.key : newKey();
  keep(`intention:${name}`, { of, key } satisfies Kept);
  try {
    const result = await act(key);
    forget(`intention:${name}`);
    return result;
  } catch (failure) {
    if (isFinal(failure)) forget(`intention:${name}`);
    throw failure;
  }
};

/** A refusal the server decided on. No answer, an overload or a fault may have happened after all. */
const isFinal = (failure: unknown): boolean =>
  failure instanceof DomainError && failure.status >= 400 && failure.status < 500 && failure.status !== 401 && failure.status !== 429;
