import { feedPingMs } from '@mendian/shared/feed/feed.contract.ts';
import type { Connection } from './feed-connection.ts';
import { sendText } from './feed-connection.ts';

/** One timer for all pings: each turn's spoke of the wheel is pinged, so each connection once in `feedPingMs`. */
export type Wheel = {
  readonly add: (connection: Connection) => void;
  readonly remove: (connection: Connection) => void;
  /** Called each `turnMs`. */
  readonly turn: () => void;
};

/** Short, because whoever is told something waits while a spoke is pinged: of 11,000 connections 55 a turn, in 2 ms. */
export const turnMs = 100;
const spokeCount = feedPingMs / turnMs;
/** A connection that answered none of so many pings is dead, whatever its socket says. */
const unansweredMax = 3;
const alive = JSON.stringify({ kind: 'alive' });

export const openWheel = (): Wheel => {
  const spokes = Array.from({ length: spokeCount }, () => new Set<Connection>());
  let next = 0;
  let joining = 0;
  return {
    add: (connection) => {
      spokes[joining]!.add(connection);
      joining = (joining + 1) % spokeCount;
    },
    remove: (connection) => {
      for (const spoke of spokes) if (spoke.delete(connection)) return;
    },
    turn: () => {
      for (const connection of spokes[next]!) ping(connection);
      next = (next + 1) % spokeCount;
    },
  };
};

/** The text tells the client that we are here; the protocol's own ping, which it answers by itself, tells us that it is. */
const ping = (connection: Connection): void => {
  const { socket } = connection;
  if (connection.pingsUnanswered >= unansweredMax) {
    socket.terminate();
    return;
  }
  connection.pingsUnanswered += 1;
  sendText(socket, alive);
  if (socket.readyState === socket.OPEN) socket.ping();
};
