import type { Line } from './printer-line.ts';

/** Printers that tell their status at all do so at once. */
const answerWithinMs = 600;

/** DLE EOT n, as the ESC/POS Command Reference has it, and what a bit of each answer means. */
const questions = [
  { n: 4, signs: [{ bit: 0x60, said: '打印机缺纸，请装纸' }] },
  {
    n: 2,
    signs: [
      { bit: 0x04, said: '打印机盖子没有盖好，请盖上' },
      { bit: 0x20, said: '打印机缺纸，请装纸' },
    ],
  },
  {
    n: 3,
    signs: [
      { bit: 0x08, said: '打印机切刀卡住，请打开盖子检查' },
      { bit: 0x20, said: '打印机出错，请关机再开' },
    ],
  },
] as const;

/** Each answer has bits 1 and 4 set, bits 0 and 7 not: so it is told from what else a printer says. */
const isStatus = (byte: number): boolean => (byte & 0x93) === 0x12;

/** What keeps the printer from printing, as a sentence, and whether it tells such things at all. */
export const askTrouble = async (line: Line): Promise<{ readonly trouble: string | null; readonly answers: boolean }> => {
  for (const { n, signs } of questions) {
    await line.write(Uint8Array.from([0x10, 0x04, n]), answerWithinMs);
    const status = await line.hear(isStatus, answerWithinMs);
    if (status === null) return { trouble: null, answers: false };
    const sign = signs.find(({ bit }) => (status & bit) !== 0);
    if (sign !== undefined) return { trouble: sign.said, answers: true };
  }
  return { trouble: null, answers: true };
};
