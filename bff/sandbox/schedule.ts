export type Task = () => Promise<void> | void;

type Due = { readonly dueMs: number; readonly task: Task };

/** What is to happen and when, and what is happening now. It knows no clock. */
export type Schedule = {
  at(name: string, dueMs: number, task: Task): void;
  cancel(name: string): void;
  /** Takes out the earliest task that is due by then. */
  takeDue(untilMs: number): Due | undefined;
  earliestMs(): number;
  run(task: Task): Promise<void>;
  /** Waits for what runs, and for what that started. */
  settled(): Promise<void>;
  clear(): void;
};

export const makeSchedule = (): Schedule => {
  const tasks = new Map<string, Due>();
  const running = new Set<Promise<void>>();
  const earliest = (): [string, Due] | undefined => {
    let first: [string, Due] | undefined;
    for (const entry of tasks) if (!first || entry[1].dueMs < first[1].dueMs) first = entry;
    return first;
  };

  return {
    at: (name, dueMs, task) => void tasks.set(name, { dueMs, task }),
    cancel: (name) => void tasks.delete(name),
    takeDue: (untilMs) => {
      const first = earliest();
      if (!first || first[1].dueMs > untilMs) return undefined;
      tasks.delete(first[0]);
      return first[1];
    },
    earliestMs: () => earliest()?.[1].dueMs ?? Infinity,
    run: (task) => {
      const done: Promise<void> = Promise.resolve()
        .then(task)
        .catch(() => undefined)
        .finally(() => running.delete(done));
      running.add(done);
      return done;
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    clear: () => tasks.clear(),
  };
};
