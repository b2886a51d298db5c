import { connect, type Socket } from 'node:net';
import type { Address } from './printer.ts';

const connectWithinMs = 4_000;

/** A connection to a printer. Waiting for it always ends. */
export type Line = {
  /** False: it did not take the bytes in time, or the line was cut. */
  readonly write: (bytes: Uint8Array, withinMs: number) => Promise<boolean>;
  /** The next byte that it says of which `wanted` is true; null: none in time. */
  readonly hear: (wanted: (byte: number) => boolean, withinMs: number) => Promise<number | null>;
  /** Ends our side and waits a little for the other, which need not answer; false: the line broke meanwhile. */
  readonly farewell: (withinMs: number) => Promise<boolean>;
  readonly isCut: () => boolean;
  readonly hangUp: () => void;
};

export const openLine = ({ host, port }: Address): Promise<Line> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    socket.setTimeout(connectWithinMs, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0);
      resolve(lineOn(socket));
    });
  });

const lineOn = (socket: Socket): Line => {
  const said: number[] = [];
  let isCut = false;
  const cut = (): void => void (isCut = true);
  socket.on('data', (bytes) => void said.push(...bytes));
  for (const event of ['error', 'end', 'close'] as const) socket.on(event, cut);
  return {
    write: (bytes, withinMs) =>
      isCut
        ? Promise.resolve(false)
        : within(withinMs, socket, (done) => socket.write(bytes, (error) => done(error === undefined || error === null))),
    hear: async (wanted, withinMs) => {
      for (let waitedMs = 0; ; waitedMs += lookMs) {
        const at = said.findIndex(wanted);
        if (at >= 0) return said.splice(0, at + 1).at(-1) ?? null;
        if (isCut || waitedMs >= withinMs) return null;
        await pause(lookMs);
      }
    },
    farewell: async (withinMs) => {
      if (isCut) return false;
      socket.end();
      for (let waitedMs = 0; waitedMs < withinMs && !socket.closed; waitedMs += lookMs) await pause(lookMs);
      return socket.errored === null;
    },
    isCut: () => isCut,
    hangUp: () => void socket.destroy(),
  };
};

const lookMs = 20;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What is done within a time; false: not in time, or the line was cut. */
const within = (ms: number, socket: Socket, step: (done: (worked: boolean) => void) => void): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    const done = (worked: boolean): void => {
      clearTimeout(timer);
      resolve(worked);
    };
    socket.once('error', () => done(false));
    step(done);
  });
