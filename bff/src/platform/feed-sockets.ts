import { helloWithinMs } from '@mendian/shared/feed/feed.contract.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { RawData, WebSocket } from 'ws';
import { closeCodes, refuseFeed, type Connection } from './feed-connection.ts';

export type SocketParts = {
  /** Answers a hello; null when it was refused. */
  readonly greet: (socket: WebSocket, text: string) => Promise<Connection | null>;
  readonly opened: (connection: Connection) => void;
  readonly answeredPing: (connection: Connection) => void;
  readonly closed: (connection: Connection) => void;
};

/** All sockets of the process, before and after their hello. Every listener is shared by all of them. */
export type Sockets = {
  readonly accept: (socket: WebSocket) => void;
  /** Called once a second: cuts off those whose hello did not come in time. */
  readonly second: () => void;
  readonly count: () => number;
  readonly all: () => WebSocket[];
};

const ignore = () => undefined;

export const openSockets = ({ greet, opened, answeredPing, closed }: SocketParts): Sockets => {
  /** Before their hello, with the second by which it must have come. Oldest first. */
  const waiting = new Map<WebSocket, number>();
  /** Null while the hello is being answered. */
  const connections = new Map<WebSocket, Connection | null>();
  let seconds = 0;

  function onMessage(this: WebSocket, data: RawData): void {
    // After its hello a client has nothing to say.
    if (!waiting.delete(this)) return this.close(closeCodes.badHello);
    void greet(this, (data as Buffer).toString('utf8')).then((connection) => {
      if (connection === null || !connections.has(this)) return;
      connections.set(this, connection);
      opened(connection);
    });
  }
  function onPong(this: WebSocket): void {
    const connection = connections.get(this);
    if (connection) answeredPing(connection);
  }
  function onClose(this: WebSocket): void {
    const connection = connections.get(this);
    waiting.delete(this);
    connections.delete(this);
    if (connection) closed(connection);
  }

  return {
    accept: (socket) => {
      connections.set(socket, null);
      waiting.set(socket, seconds + helloWithinMs / 1_000);
      socket.on('message', onMessage).on('pong', onPong).on('close', onClose).on('error', ignore);
    },
    second: () => {
      seconds += 1;
      for (const [socket, until] of waiting) {
        if (until > seconds) break;
        refuseFeed(socket, refuse('auth/required'), closeCodes.badHello);
        waiting.delete(socket);
      }
    },
    count: () => connections.size,
    all: () => [...connections.keys()],
  };
};
