import type { StoredToken, TokenStore } from './wechat-mini.ts';

/** For one process: a map, and steps under one key run one after the other. */
export const memoryTokenStore = (): TokenStore => {
  const tokens = new Map<string, StoredToken>();
  const tails = new Map<string, Promise<unknown>>();
  return {
    get: async (key) => tokens.get(key) ?? null,
    set: async (key, token) => void (token === null ? tokens.delete(key) : tokens.set(key, token)),
    lock: (key, step) => {
      const turn = (tails.get(key) ?? Promise.resolve()).then(step, step);
      const tail = turn.then(
        () => undefined,
        () => undefined,
      );
      tails.set(key, tail);
      return turn;
    },
  };
};
