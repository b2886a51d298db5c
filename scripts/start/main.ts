import { spawn, type ChildProcess } from 'node:child_process';
import type { Hands } from '../bootstrap/hands.ts';
import { adminWeb, buildClient, h5, root } from '../build/clients.ts';

type StartOptions = { port: number; stores?: number; fresh: boolean };

/** The server ends within 10 s when asked to; what is left after this is ended by force. */
const stopMsMax = 12_000;

/** Builds what is missing, then runs the embedded program until it ends or is asked to. */
export const main = async (options: StartOptions, hands: Hands): Promise<number> => {
  const built = await Promise.all([buildClient(h5, hands), buildClient(adminWeb, hands)]);
  for (const { client, ok, output } of built) if (!ok && !hands.stopAsked.aborted) console.error(`\n${client.name}:\n${output}`);
  if (built.some(({ ok }) => !ok) || hands.stopAsked.aborted) return 1;

  hands.say('Starting the server …');
  const server = spawn(process.execPath, ['bff/embedded/main.ts', ...argumentsFrom(options)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return untilEnded(server, hands.stopAsked);
};

const argumentsFrom = ({ port, stores, fresh }: StartOptions): string[] => [
  ...['--port', `${port}`],
  ...(stores === undefined ? [] : ['--stores', `${stores}`]),
  ...(fresh ? ['--fresh'] : []),
];

/** Being asked to stop is no failure: then the exit code is 0. */
const untilEnded = (server: ChildProcess, stopAsked: AbortSignal): Promise<number> =>
  new Promise((resolve) => {
    const stop = () => {
      server.kill('SIGTERM');
      setTimeout(() => server.kill('SIGKILL'), stopMsMax).unref();
    };
    if (stopAsked.aborted) stop();
    else stopAsked.addEventListener('abort', stop);
    server.once('error', (error) => {
      console.error(`The server could not be started: ${error.message}`);
      resolve(1);
    });
    server.once('exit', (code) => resolve(stopAsked.aborted ? 0 : (code ?? 1)));
  });
