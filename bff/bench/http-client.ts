import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Answer = { readonly status: number; readonly head: string; readonly body: Buffer };

/**
 * One kept-alive connection, one request at a time: costs the client so little that the server is what is measured. When the
 * server closed it because nothing came for a while (the other side's turn took long), the next request opens it again.
 */
export type Connection = { readonly send: (request: Buffer | string) => Promise<Answer>; readonly close: () => void };

export const openConnection = async (port: number): Promise<Connection> => {
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  let read: Buffer = Buffer.alloc(0);
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = null;
  };
  const hear = (chunk: Buffer) => {
    // A 408: the server would not wait any longer for the first request, and closes.
    if (waiting === null) return;
    read = read.length === 0 ? chunk : Buffer.concat([read, chunk]);
    const answer = answerIn(read);
    if (answer === null) return;
    const { resolve } = waiting;
    waiting = null;
    read = Buffer.alloc(0);
    resolve(answer);
  };
  const dial = async (): Promise<Socket> => {
    const dialled = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(dialled, 'connect');
    return dialled
      .on('data', hear)
      .on('error', fail)
      .on('close', () => fail(new Error('the server closed the connection')));
  };
  let socket = await dial();
  return {
    send: async (request) => {
      if (socket.readyState !== 'open') socket = await dial();
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      });
    },
    close: () => quietly(socket),
  };
};

const quietly = (socket: Socket): void => {
  socket.removeAllListeners('close');
  socket.destroy();
};

const headEnd = Buffer.from('\r\n\r\n');

/** The answer, once all of it is there. */
const answerIn = (read: Buffer): Answer | null => {
  const end = read.indexOf(headEnd);
  if (end < 0) return null;
  const head = read.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const length = status === 304 || status === 204 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? NaN);
  if (Number.isNaN(length)) throw new Error(`an answer without a length: ${head.slice(0, 200)}`);
  const body = read.subarray(end + 4);
  return body.length < length ? null : { status, head, body };
};

export type RequestOptions = { readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** A request as it goes over the wire. */
export const requestText = (method: string, path: string, { headers = {}, body }: RequestOptions = {}): string => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}${length}\r\n${body ?? ''}`;
};

export type Pool = { readonly connections: readonly Connection[]; readonly close: () => void };

export const openPool = async (port: number, size: number): Promise<Pool> => {
  const connections = await Promise.all(Array.from({ length: size }, () => openConnection(port)));
  return { connections, close: () => connections.forEach((connection) => connection.close()) };
};

/** Works off a list over all connections of a pool, each taking the next as soon as it is free. */
export const workOff = async <Item>(
  { connections }: Pick<Pool, 'connections'>,
  items: readonly Item[],
  work: (connection: Connection, item: Item) => Promise<void>,
): Promise<void> => {
  let next = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (next < items.length) await work(connection, items[next++]!);
    }),
  );
};

/** What was answered, when it is not a refusal. */
export const expect = async (connection: Connection, request: string): Promise<Buffer> => {
  const { status, body } = await connection.send(request);
  if (status >= 300) throw new Error(`answered ${status}: ${body.toString('utf8').slice(0, 300)}`);
  return body;
};
