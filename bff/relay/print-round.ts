import { DomainError } from '@mendian/shared/kernel/errors.ts';
import * as contract from '@mendian/shared/print/print.contract.ts';
import type { PrintJobData } from '@mendian/shared/print/print.contract.ts';
import type { KeptFile } from './kept.ts';
import type { Printer } from './printer.ts';
import { newKey, type Call } from './server.ts';

export type NamedPrinter = { readonly name: string | null; readonly printer: Printer };

export type RoundParts = {
  readonly call: Call;
  readonly kept: KeptFile;
  readonly printers: readonly NamedPrinter[];
  readonly say: (sentence: string) => void;
};

/** Prints what waits, each printer's tickets one after another in their order, and tells whether any of them is in trouble. */
export const printRounds = (parts: RoundParts): (() => Promise<boolean>) => {
  const troubles = new Map<NamedPrinter, string>();
  return async () => {
    await tellSent(parts);
    const { items } = await parts.call(contract.listOpenPrints, {});
    // What is held waits for a person.
    const jobsOf = ({ name }: NamedPrinter) =>
      items.filter(({ state, printerName }) => state !== 'held' && (name === null || name === printerName));
    await Promise.all(parts.printers.map((one) => printFor(parts, troubles, one, jobsOf(one))));
    return troubles.size > 0;
  };
};

/** What the printer had when this program ended or the server could not be reached: it is on paper, and only that has to be told. */
const tellSent = async ({ call, kept }: RoundParts): Promise<void> => {
  for (const jobId of kept.get().sent) {
    await unlessRefused(call(contract.donePrint, { jobId }));
    kept.set({ sent: kept.get().sent.filter((one) => one !== jobId) });
  }
};

type Troubles = Map<NamedPrinter, string>;

const printFor = async (parts: RoundParts, troubles: Troubles, one: NamedPrinter, jobs: readonly PrintJobData[]): Promise<void> => {
  const before = troubles.get(one);
  if (before !== undefined && jobs.length > 0) {
    const trouble = await one.printer.trouble();
    // Said already: nothing new to tell.
    if (trouble === before) return;
  }
  troubles.delete(one);
  for (const job of jobs) {
    const reason = await printJob(parts, one.printer, job);
    if (reason === null) continue;
    troubles.set(one, reason);
    parts.say(`${job.printerName}：${reason}`);
    return;
  }
};

/** Takes a job, prints it and tells what came of it; gives why it was not printed, as far as that is the printer's fault. */
const printJob = async (
  { call, kept, say }: RoundParts,
  printer: Printer,
  { id: jobId, printerName }: PrintJobData,
): Promise<string | null> => {
  // Another device has it, somebody cancelled it, or a person has to look first.
  const taken = await unlessRefused(takeOnce(call, jobId));
  if (taken === null) return null;
  const sheet = await unlessRefused(call(contract.getPrintBytes, { jobId }));
  if (sheet === null) return null;
  const outcome = await printer.print(Buffer.from(sheet.base64, 'base64'));
  if (!outcome.printed) {
    await unlessRefused(call(contract.failPrint, { jobId, reason: outcome.reason.slice(0, 60), begun: outcome.begun }));
    return outcome.reason;
  }
  // From here on it is on paper, whatever happens to this program or the server.
  kept.set({ sent: [...kept.get().sent, jobId] });
  await tellSent({ call, kept, say, printers: [] });
  say(`${printerName}：${taken.pickupNumber ?? ''}${taken.doubtful || taken.copy > 0 ? '（补打）' : ''} 已打印`);
  return null;
};

/** A lost answer is asked for again with the same key, so that it does not count as taken twice. */
const takeOnce = async (call: Call, jobId: string): Promise<PrintJobData> => {
  const key = newKey();
  const take = () => call(contract.takePrint, { jobId }, { key });
  return take().catch((error: unknown) => {
    if (error instanceof DomainError && error.status === 0) return take();
    throw error;
  });
};

/** A refusal is an answer: the job is another's or over, or nothing can be made of it. What got no answer, or a token that is nobody's, is thrown. */
const unlessRefused = async <Reply>(asked: Promise<Reply>): Promise<Reply | null> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DomainError && [404, 409, 500].includes(error.status)) return null;
    throw error;
  }
};
