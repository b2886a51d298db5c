import { openLine, type Line } from './printer-line.ts';
import { askTrouble } from './printer-status.ts';

/** What came of sending a ticket. `begun`: some of it may be on paper. */
export type Outcome = { readonly printed: true } | { readonly printed: false; readonly reason: string; readonly begun: boolean };

export type Printer = {
  /** What stands in its way, as a sentence; null: nothing. */
  readonly trouble: () => Promise<string | null>;
  readonly print: (bytes: Uint8Array) => Promise<Outcome>;
};

export type Address = { readonly host: string; readonly port: number };

/** How long a printer may take to be done with a ticket before it is asked what is wrong, and to take it at all. */
export type Patience = { readonly doneMs: number; readonly takeMs: number };
const patient: Patience = { doneMs: 15_000, takeMs: 30_000 };

const cut = '打印机在打印途中断开，请看看纸有没有出来';
const slow = '打印机长时间没有收下小票，请看看是不是卡住了';
const unreachable = ({ host, port }: Address): string => `连不上打印机 ${host}:${port}，请检查电源和网线`;

/** A printer that listens on a TCP port, as nearly all network printers do on 9100. */
export const networkPrinter = (address: Address, patience: Patience = patient): Printer => ({
  trouble: async () => {
    const line = await openLine(address).catch(() => null);
    if (line === null) return unreachable(address);
    return (await askTrouble(line).finally(line.hangUp)).trouble;
  },
  print: async (bytes) => {
    const line = await openLine(address).catch(() => null);
    if (line === null) return { printed: false, reason: unreachable(address), begun: false };
    return send(line, bytes, patience).finally(line.hangUp);
  },
});

const send = async (line: Line, bytes: Uint8Array, { doneMs, takeMs }: Patience): Promise<Outcome> => {
  const before = await askTrouble(line);
  if (before.trouble !== null) return { printed: false, reason: before.trouble, begun: false };
  if (line.isCut()) return { printed: false, reason: cut, begun: false };
  if (!(await line.write(bytes, takeMs))) return { printed: false, reason: line.isCut() ? cut : slow, begun: true };
  return before.answers ? untilDone(line, doneMs) : untilTaken(line);
};

/** GS r 1: answered when the printer has come to it, after all that was sent before. */
const askWhenDone = Uint8Array.from([0x1d, 0x72, 1]);
const isAnswerToGsR = (byte: number): boolean => (byte & 0x90) === 0;

const untilDone = async (line: Line, doneMs: number): Promise<Outcome> => {
  await line.write(askWhenDone, doneMs);
  if ((await line.hear(isAnswerToGsR, doneMs)) !== null) return { printed: true };
  if (line.isCut()) return { printed: false, reason: cut, begun: true };
  // It ran out of paper in the middle, or is one of those that do not know the question.
  const { trouble } = await askTrouble(line);
  return trouble === null ? { printed: true } : { printed: false, reason: trouble, begun: true };
};

/** One that tells nothing has it when it took all bytes and nothing broke at our goodbye. */
const untilTaken = async (line: Line): Promise<Outcome> =>
  (await line.farewell(farewellMs)) ? { printed: true } : { printed: false, reason: cut, begun: true };
const farewellMs = 3_000;
