import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { paperText } from './paper-text.ts';

/** A receipt printer on a TCP port that can be in every trouble a real one gets into. */
export type PretendPrinter = {
  readonly port: number;
  /** What came out, ticket by ticket, as lines. */
  readonly tickets: readonly (readonly string[])[];
  /** How it behaves from now on. */
  readonly be: (how: Partial<Behaviour>) => void;
  /** Off, it cannot be reached; its port stays its own. */
  readonly switchOff: () => Promise<void>;
  readonly switchOn: () => Promise<void>;
};

type Behaviour = {
  /** Answers DLE EOT and GS r, as the better ones do. */
  readonly answers: boolean;
  readonly paperOut: boolean;
  readonly coverOpen: boolean;
  /** Cuts the line after so many bytes of a ticket; null: never. */
  readonly cutsAfter: number | null;
  /** Reads a piece of a few bytes only so often. */
  readonly slowMs: number;
  /** Takes all and is never done. */
  readonly hangs: boolean;
};

export const startPrinter = async (): Promise<PretendPrinter> => {
  const tickets: string[][] = [];
  let how: Behaviour = { answers: true, paperOut: false, coverOpen: false, cutsAfter: null, slowMs: 0, hangs: false };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    serve(socket, () => how, (ticket) => tickets.push(ticket)); // prettier-ignore
  });
  server.unref();
  const port = await listen(server, 0);
  return {
    port,
    tickets,
    be: (next) => void (how = { ...how, ...next }),
    switchOff: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
    switchOn: async () => void (await listen(server, port)),
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

const serve = (socket: Socket, how: () => Behaviour, out: (ticket: string[]) => void): void => {
  let held: number[] = [];
  const read = (byte: number): void => {
    held.push(byte);
    const [n = 0, command, before] = held.slice(-3).reverse();
    if (before === 0x10 && command === 0x04) {
      held.splice(-3);
      if (how().answers) socket.write(Uint8Array.of(statusOf(how(), n)));
    } else if (before === 0x1d && command === 0x72) {
      held.splice(-3);
      if (how().answers && !how().hangs && !how().paperOut) socket.write(Uint8Array.of(0));
    } else if (held.slice(-4).join() === '29,86,66,0') {
      if (!how().hangs && !how().paperOut) out(paperText(Uint8Array.from(held)));
      held = [];
    } else if (held.length === how().cutsAfter) socket.destroy();
  };
  let reading = Promise.resolve();
  socket.on('data', (bytes) => {
    reading = reading.then(async () => {
      for (const [index, byte] of bytes.entries()) {
        if (how().slowMs > 0 && index % 50 === 49) await new Promise((resolve) => setTimeout(resolve, how().slowMs));
        if (!socket.destroyed || !how().answers) read(byte);
      }
    });
  });
};

/** As DLE EOT n answers: bits 1 and 4 always, and what is wrong. */
const statusOf = ({ paperOut, coverOpen }: Behaviour, n: number): number =>
  0x12 | (n === 4 && paperOut ? 0x60 : 0) | (n === 2 ? (coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0) : 0);
