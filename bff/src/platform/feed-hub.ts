import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { feedPath } from '@mendian/shared/feed/feed.contract.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Redis } from 'ioredis';
import { WebSocketServer, type WebSocket } from 'ws';
import type { TerminalSeen } from './authenticate.ts';
import { closeCodes, refuseFeed, type Connection } from './feed-connection.ts';
import { greet, type GreetParts } from './feed-hello.ts';
import { openRooms, type Rooms } from './feed-rooms.ts';
import { endedConnections } from './feed-sessions.ts';
import { openSockets, type Sockets } from './feed-sockets.ts';
import { openWheel, turnMs, type Wheel } from './feed-wheel.ts';
import type { Metrics } from './metrics.ts';
import type { NewsBoard } from './news.ts';
import type { House } from './transaction.ts';

export type FeedHubParts = Omit<GreetParts, 'reads' | 'now'> & {
  readonly house: Pick<House, 'database' | 'now'>;
  readonly metrics: Pick<Metrics, 'connections'>;
  readonly news: NewsBoard;
  /** Null where there is one process: then no wake can be lost on its way. */
  readonly redis: Pick<Redis, 'status'> | null;
  /** A terminal connected or answered a ping. */
  readonly onTerminalSeen: (terminal: TerminalSeen) => void;
};

export type FeedHub = {
  /** Takes the WebSocket upgrades of a server: the feed's are served, others refused. */
  readonly attach: (server: Server) => void;
  /** Looks for changes that no wake told of, and for sessions that ended; happens by itself every 15 s. */
  readonly sweep: () => Promise<void>;
  /** Closes all connections with 1001 and waits for what is being read. May be called again. */
  readonly stop: () => Promise<void>;
};

const helloBytesMax = 2_048;
/** Beyond this another process is needed; what comes is told to try later. */
const connectionsMax = 30_000;
const sweepSeconds = 15;
/** While Redis is away, no wake comes from other processes. */
const sweepSecondsWithoutRedis = 2;
const farewellMsMax = 1_000;
const turnsASecond = 1_000 / turnMs;

/** The live feed: a WebSocket for each terminal and each open order page, told what is committed, in order, with nothing missed. */
export const openFeedHub = (parts: FeedHubParts): FeedHub => {
  const { house, news } = parts;
  const greeting: GreetParts = { ...parts, reads: house.database.reads, now: house.now };
  const rooms = openRooms(greeting);
  const wheel = openWheel();
  const sockets = openSockets({ greet: (socket, text) => greet(greeting, socket, text), ...comingAndGoing(parts, rooms, wheel) });
  const server = new WebSocketServer({ noServer: true, maxPayload: helloBytesMax, perMessageDeflate: false, clientTracking: false });
  const sweep = async (): Promise<void> => {
    await rooms.compareCounters();
    const ended = await endedConnections(greeting.reads, rooms.connections(), house.now());
    for (const { socket } of ended) refuseFeed(socket, refuse('auth/required'), closeCodes.signedOut);
  };
  const clock = startClock(parts, { sockets, wheel, rooms, sweep });
  news.listen(({ stores = [] }) => stores.forEach(rooms.wake));

  let stopped: Promise<void> | null = null;
  return {
    attach: (http) => {
      http.on('upgrade', (request, socket, head) => {
        if (request.url?.split('?')[0] !== feedPath) return turnAway(socket, '404 Not Found');
        if (stopped !== null || sockets.count() >= connectionsMax) return turnAway(socket, '503 Service Unavailable');
        server.handleUpgrade(request, socket, head, sockets.accept);
      });
    },
    sweep,
    stop: () => {
      clearInterval(clock);
      return (stopped ??= farewell(sockets.all()).then(rooms.settled));
    },
  };
};

/** What happens when a connection opened, answered a ping, and closed. */
const comingAndGoing = ({ metrics, onTerminalSeen }: FeedHubParts, rooms: Rooms, wheel: Wheel) => {
  const kindOf = ({ order }: Connection) => ({ kind: order === null ? 'terminal' : 'customer' });
  const seen = ({ terminalId, storeId, relay }: Connection) =>
    terminalId !== null && onTerminalSeen({ terminalId, storeId, ...(relay === true ? { relay } : {}) });
  return {
    opened: (connection: Connection) => {
      metrics.connections.inc(kindOf(connection));
      seen(connection);
      wheel.add(connection);
      rooms.join(connection);
    },
    answeredPing: (connection: Connection) => {
      connection.pingsUnanswered = 0;
      seen(connection);
    },
    closed: (connection: Connection) => {
      metrics.connections.dec(kindOf(connection));
      wheel.remove(connection);
      rooms.leave(connection);
    },
  };
};

type Clocked = { sockets: Sockets; wheel: Wheel; rooms: Rooms; sweep: () => Promise<void> };

/** The one timer of all connections. */
const startClock = ({ log, redis }: FeedHubParts, { sockets, wheel, rooms, sweep }: Clocked): NodeJS.Timeout => {
  const report = (error: unknown) => log.warn({ err: error }, 'the feed could not look for changes, will be tried again');
  let seconds = 0;
  const second = (): void => {
    seconds += 1;
    sockets.second();
    if (seconds % sweepSeconds === 0) sweep().catch(report);
    else if (redis !== null && redis.status !== 'ready' && seconds % sweepSecondsWithoutRedis === 0) rooms.compareCounters().catch(report);
  };
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    wheel.turn();
    if (turns % turnsASecond === 0) second();
  };
  return setInterval(turn, turnMs).unref();
};

const turnAway = (socket: Duplex, status: string): void => {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Tells everyone that the server goes away, and cuts off whoever does not answer in time. */
const farewell = async (sockets: readonly WebSocket[]): Promise<void> => {
  for (const socket of sockets) socket.close(closeCodes.stopping);
  await Promise.race([Promise.all(sockets.map(closed)), pause(farewellMsMax)]);
  for (const socket of sockets) socket.terminate();
};

const closed = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => (socket.readyState === socket.CLOSED ? resolve() : socket.once('close', () => resolve())));

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
