import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port of the loopback address that nobody listens on right now. It lies below those the system hands out by itself (32768 and
 * up on Linux), so that no outgoing connection takes it before it is used, and above 10080, the last that fetch refuses ("bad port").
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(10_081, 32_000);
    if (await isFree(port)) return port;
  }
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
