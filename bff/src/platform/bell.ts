/** A wait that a ring ends; a ring since the last `clear` ends it at once. */
export const openBell = () => {
  let rung = false;
  let end: () => void = () => undefined;
  return {
    clear: () => void (rung = false),
    ring: () => {
      rung = true;
      end();
    },
    wait: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        if (rung) return resolve();
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
};
