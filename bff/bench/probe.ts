/**
 * Loaded before a measured program (`node --import`): tells whoever started it, on request, what the process has used. The
 * program itself knows nothing of it.
 */
export type Usage = {
  /** User and system time of the whole process since its start. */
  readonly cpuMicros: number;
  readonly memory: NodeJS.MemoryUsage;
};

export type Question = {
  readonly usage: number;
  /** Sweep the heap first, so that only what is in use is counted. */ readonly swept: boolean;
};

const usage = (): Usage => {
  const { user, system } = process.cpuUsage();
  return { cpuMicros: user + system, memory: process.memoryUsage() };
};

const sweep = async (): Promise<void> => {
  const { gc } = globalThis as { gc?: () => void };
  for (let times = 0; times < 3; times += 1) {
    gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

process.on('message', (message: Partial<Question>) => {
  if (message.usage === undefined) return;
  void (message.swept === true ? sweep() : Promise.resolve()).then(() => process.send?.({ answers: message.usage, usage: usage() }));
});
// It ends with whoever measures it, also when that one crashed.
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
