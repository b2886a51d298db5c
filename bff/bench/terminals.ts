import path from 'node:path';
import { startChild, type NodeProgram } from './node-program.ts';
import type { Heard } from './listeners.ts';
import type { World } from './world.ts';

export type Terminals = Pick<NodeProgram, 'usage' | 'stop'> & { readonly collect: () => Promise<readonly Heard[]> };

/** Opens a feed for each token, in a process of its own, and waits until all of them were welcomed. */
export const openTerminals = async ({ folder }: Pick<World, 'folder'>, url: string, tokens: readonly string[]): Promise<Terminals> => {
  const program = startChild('listeners', { log: path.join(folder, 'log') });
  let heard: (message: Record<string, unknown>) => void = () => undefined;
  program.hear((message) => heard(message));
  const next = () => new Promise<Record<string, unknown>>((resolve) => (heard = resolve));
  const ask = async (message: object) => {
    const answered = next();
    program.tell(message);
    const answer = await answered;
    if (answer['failed'] !== undefined) throw new Error(`a terminal could not listen: ${String(answer['failed'])}`);
    return answer;
  };
  await next();
  await ask({ listen: { url, tokens } });
  return { collect: async () => (await ask({ collect: true }))['heard'] as readonly Heard[], usage: program.usage, stop: program.stop };
};
