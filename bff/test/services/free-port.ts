import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/**
 * A port of the loopback address that nobody listens on, and that no other process gets from here while this one lives. It lies
 * below those the system hands out by itself (32768 and up on Linux), so that no outgoing connection takes it before it is used,
 * and above 10080, the last that fetch refuses ("bad port").
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 2 * randomInt(5_041, 16_000);
    const claim = await claimOf(port);
    if (claim === null) continue;
    if (await isFree(port)) return port;
    claim.close();
  }
};

/** A port has its odd neighbour as its claim, held until this process ends: of two who try the same one the system lets one have it. */
const claimOf = async (port: number): Promise<Server | null> => (await listening(port + 1))?.unref() ?? null;

const isFree = async (port: number): Promise<boolean> => {
  const server = await listening(port);
  if (server !== null) await new Promise((resolve) => server.close(resolve));
  return server !== null;
};

const listening = (port: number): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
