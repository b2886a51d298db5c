import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import test from 'ava';
import { emptyMariadb } from '../../test/database.ts';
import { isGone } from './database-errors.ts';
import { openDatabase } from './database.ts';

/** A way to the database that can fall silent for the connections there are, as a host does that lost its power; later ones go through. */
const openWay = async (port: number) => {
  const sockets: net.Socket[] = [];
  const join = (from: net.Socket, to: net.Socket) => {
    from.on('data', (bytes) => to.write(bytes));
    from.on('error', () => undefined);
    from.on('close', () => to.destroy());
    sockets.push(from);
  };
  const server = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    join(near, far);
    join(far, near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => sockets.filter(({ destroyed }) => !destroyed).length / 2,
    fallSilent: () => {
      for (const socket of sockets) socket.removeAllListeners('data').pause();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

test('a server that falls silent holds up what is under way for as long as a statement may take, and nothing after it', async (t) => {
  t.timeout(90_000);
  const place = await emptyMariadb();
  const url = new URL(place.url);
  const way = await openWay(Number(url.port));
  url.port = String(way.port);
  const database = openDatabase({ url: url.href, replicaUrls: [], connectionsMax: 2 });
  t.teardown(async () => {
    way.close();
    await database.close();
    await place.drop();
  });
  const both = (text: string) => Promise.allSettled([database.reads.one(text), database.transaction((sql) => sql.all(text))]);
  await both('SELECT SLEEP(1) AS slept');
  t.is(way.connections(), 2);

  way.fallSilent();
  const cut = await Promise.race([both('SELECT 1 AS one'), new Promise<null>((resolve) => setTimeout(() => resolve(null), 60_000))]);
  t.deepEqual(
    cut?.map((one) => one.status === 'rejected' && isGone(one.reason)),
    [true, true],
  );
  const after = await both('SELECT 1 AS one');
  t.deepEqual(
    after.map(({ status }) => status),
    ['fulfilled', 'fulfilled'],
  );
});
