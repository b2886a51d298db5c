import { paperText } from './paper-text.ts';
import type { Printer } from './printer.ts';

/** For trying it out without a printer: what would be on the paper is shown. */
export const screenPrinter = (show: (text: string) => void): Printer => ({
  trouble: () => Promise.resolve(null),
  print: (bytes) => {
    show(`\n${paperText(bytes).join('\n')}\n`);
    return Promise.resolve({ printed: true });
  },
});
