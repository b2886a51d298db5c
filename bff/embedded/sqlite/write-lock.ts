/** One writer at a time for a file: whoever asks waits for those who asked before. */
export type WriteLock = { acquire: () => Promise<() => void> };

export const writeLock = (): WriteLock => {
  let last: Promise<void> = Promise.resolve();
  return {
    acquire: async () => {
      const before = last;
      let release!: () => void;
      last = new Promise((resolve) => (release = resolve));
      await before;
      return release;
    },
  };
};
