/**
 * One key for each thing a person means to do. Handing over one code again after a lost answer is the same intention and
 * keeps its key, so the server answers as it did the first time; once an answer came, the next try is a new one.
 */
export const intentions = (newKey: () => string) => {
  const open = new Map<string, string>();
  return {
    keyFor: (what: string): string => {
      const key = open.get(what) ?? newKey();
      open.set(what, key);
      return key;
    },
    answered: (what: string): void => {
      open.delete(what);
    },
  };
};
