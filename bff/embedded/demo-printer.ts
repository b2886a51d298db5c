import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startRelay } from '../relay/relay.ts';
import { makeTerminalCode } from '../src/modules/terminal/index.ts';
import { inTransaction, type House } from '../src/platform/transaction.ts';

type Given = { readonly house: House; readonly url: string; readonly storeId: string; readonly folder: string };

/** The home store's print relay with no printer behind it: what would come out on paper is written into a file. Gives how it is stopped. */
export const startDemoPrinter = async ({ house, url, storeId, folder }: Given): Promise<() => Promise<void>> => {
  const code = await inTransaction(house, { kind: 'system', name: 'demo' }, (ctx) => makeTerminalCode(ctx, storeId));
  let writing: Promise<unknown> = Promise.resolve();
  const write = (text: string): void => {
    writing = writing.then(() => appendFile(join(folder, 'printer.log'), `${text}\n`)).catch(() => undefined);
  };
  const file = join(folder, `print-relay-${new URL(url).port}.json`);
  const relay = await startRelay({ server: url, printers: [{ name: null, address: null }], code, file }, write);
  const ended = relay.ended.catch(({ message }: Error) => write(message));
  return async () => {
    relay.stop();
    await ended;
    await writing;
  };
};
