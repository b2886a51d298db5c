import { useSyncExternalStore } from 'react';

/** A value several pages share. `set` tells everyone who looks at it. */
export type SharedState<T> = { get(): T; set(next: T): void; subscribe(listener: () => void): () => void };

export const sharedState = <T>(initial: T): SharedState<T> => {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(value, next)) return;
      value = next;
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const useShared = <T>({ get, subscribe }: SharedState<T>): T => useSyncExternalStore(subscribe, get, get);
