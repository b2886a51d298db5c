import path from 'node:path';
import { startChild, type NodeProgram } from '../node-program.ts';
import type { World } from '../world.ts';

export type Yardstick = NodeProgram & {
  readonly port: number;
  /** Tells it something and waits until it has done it. */ readonly ask: (message: object) => Promise<void>;
};

/** Starts a yardstick's server and waits until it listens. */
export const startYardstick = async (name: string, { folder }: Pick<World, 'folder'>): Promise<Yardstick> => {
  const program = startChild(name, { log: path.join(folder, 'log') });
  let heard: (message: Record<string, unknown>) => void = () => undefined;
  const next = () => new Promise<Record<string, unknown>>((resolve) => (heard = resolve));
  program.hear((message) => heard(message));
  const { port } = await next();
  return {
    ...program,
    port: port as number,
    ask: async (message) => {
      const answered = next();
      program.tell(message);
      await answered;
    },
  };
};
