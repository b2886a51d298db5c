import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { listRecords } from '@mendian/shared/take-over/take-over.contract.ts';
import { recordOutcomeWords } from '@mendian/shared/take-over/take-over-words.ts';

type Page = ReplyOf<typeof listRecords>;

/** So many calls of 500 lines each; whoever needs more narrows the list down. */
const pagesMax = 100;

/** All lines of a list as a CSV, up to 50,000. `whole`: there were no more. */
export const collectRecords = async (
  ask: (more: { after?: string; limit: number }) => Promise<Page>,
): Promise<{ readonly text: string; readonly whole: boolean }> => {
  const rows: string[][] = [['行', '编码', '结果', '说明', '核对']];
  let after: string | null = null;
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const page: Page = await ask(after === null ? { limit: 500 } : { limit: 500, after });
    for (const { line, key, outcome, reason, differs } of page.items)
      rows.push([String(line), key, recordOutcomeWords[outcome], reason ?? '', differs ?? '']);
    after = page.next;
    if (after === null) break;
  }
  return { text: rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join(''), whole: after === null };
};

/** What begins like a formula would be run by a sheet: it is told to be text. */
const cellOf = (text: string): string => {
  const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};
