import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Page } from 'playwright-core';

export type CuttableLine = Awaited<ReturnType<typeof openCuttableLine>>;

/** A line to a server that can be cut and mended, as a network cable can: open connections break, new ones are refused. */
export const openCuttableLine = async (toPort: number) => {
  const ends = new Set<Socket>();
  let isCut = false;
  const keep = (end: Socket, other: Socket) => {
    ends.add(end);
    end.on('close', () => {
      ends.delete(end);
      other.destroy();
    });
    end.on('error', () => end.destroy());
  };
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(toPort, '127.0.0.1');
    keep(near, far);
    keep(far, near);
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    isCut = true;
    for (const end of ends) end.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: (): void => void (isCut = false),
    stop: async (): Promise<void> => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
};

/** The next sale reaches the server; its answer does not come back, and nothing does after it. */
export const loseAnswerAndNetwork = (page: Page, line: CuttableLine): Promise<unknown> =>
  page.route(
    '**/api/terminal/till/sales',
    async (route) => {
      await route.fetch();
      line.cut();
      await route.abort();
    },
    { times: 1 },
  );
