import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import test from 'ava';
import { emptyMariadb } from '../../test/database.ts';
import { isGone } from './database-errors.ts';
import { openDatabase } from './database.ts';

/** A way to the database that can fall silent for the connections there are, as a host does that lost its power; later ones go through. */
const openWay = async (port: number) => {
  const open: net.Socket[][] = [];
  const server = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    near.on('data', (bytes) => far.write(bytes)).on('error', () => undefined).on('close', () => far.destroy()); // prettier-ignore
    far.on('data', (bytes) => near.write(bytes)).on('error', () => undefined).on('close', () => near.destroy()); // prettier-ignore
    open.push([near, far]);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    fallSilent: () => open.splice(0).flat().forEach((socket) => socket.removeAllListeners('data').pause()), // prettier-ignore
    close: () => server.close(),
  };
};

test('a server that falls silent holds up what is under way for as long as a statement may take, and nothing after it', async (t) => {
  t.timeout(60_000);
  const place = await emptyMariadb();
  const url = new URL(place.url);
  const way = await openWay(Number(url.port));
  url.port = String(way.port);
  const database = openDatabase({ url: url.href, replicaUrls: [], connectionsMax: 2 });
  const both = () => Promise.allSettled([database.reads.one('SELECT 1 AS one'), database.transaction((sql) => sql.all('SELECT 1 AS one'))]);
  await both();

  way.fallSilent();
  const cut = await Promise.race([both(), new Promise<null>((resolve) => setTimeout(() => resolve(null), 25_000))]);
  t.deepEqual(
    cut?.map((one) => one.status === 'rejected' && isGone(one.reason)),
    [true, true],
  );
  t.deepEqual((await both()).map(({ status }) => status), ['fulfilled', 'fulfilled']); // prettier-ignore
  await database.close();
  way.close();
  await place.drop();
});
