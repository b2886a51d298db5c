/** Lets things have their turn: some at a time, each at most once at a time, and once more when it was asked for meanwhile. */
export type Turns<Thing> = {
  readonly ask: (thing: Thing) => void;
  /** Resolves when nothing has its turn. */
  readonly settled: () => Promise<void>;
};

/** `serve` tells whether the thing wants another turn; it does not throw. */
export const openTurns = <Thing>(atOnceMax: number, serve: (thing: Thing) => Promise<boolean>): Turns<Thing> => {
  const queue = new Set<Thing>();
  const running = new Map<Thing, Promise<void>>();

  const begin = (): void => {
    for (const thing of queue) {
      if (running.size >= atOnceMax) return;
      // One that has its turn stays in the queue and comes again after it.
      if (running.has(thing)) continue;
      queue.delete(thing);
      running.set(thing, turn(thing));
    }
  };
  const turn = async (thing: Thing): Promise<void> => {
    const again = await serve(thing);
    running.delete(thing);
    if (again) queue.add(thing);
    begin();
  };
  return {
    ask: (thing) => {
      queue.add(thing);
      begin();
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
};
