import { columnsOf, printable, wrapped } from './text-columns.ts';
import { paperColumns, type Align, type Block, type PaperMm, type TextSize, type Ticket } from './ticket.ts';

/** A line of text that fits the paper; everything else is as the ticket has it. */
export type PaperLine = {
  readonly kind: 'line';
  readonly text: string;
  readonly align: Align;
  readonly size: TextSize;
  readonly bold: boolean;
  /** White on black. */
  readonly marked: boolean;
};
export type PaperBlock = PaperLine | Exclude<Block, { kind: 'text' | 'pair' | 'rule' }>;

/** How many columns a narrow character of each size takes. */
export const sizeColumns: Readonly<Record<TextSize, number>> = { normal: 1, tall: 1, double: 2, triple: 3 };

/** A ticket on paper of a width: long words go on below, amounts stand at the right edge and are never broken. */
export const layOut = (ticket: Ticket, paperMm: PaperMm): PaperBlock[] => ticket.flatMap((block) => laid(block, paperColumns[paperMm]));

const laid = (block: Block, columns: number): PaperBlock[] => {
  switch (block.kind) {
    case 'text':
      return wrapped(block.text, fitting(block, columns)).map((text) => lineOf(text, block));
    case 'pair':
      return pairLines(block, fitting(block, columns)).map((text) => lineOf(text, block));
    case 'rule':
      return [lineOf('-'.repeat(columns), {})];
    default:
      return [block];
  }
};

type Look = { readonly align?: Align; readonly size?: TextSize; readonly bold?: boolean; readonly marked?: boolean };

const fitting = ({ size = 'normal' }: Look, columns: number): number => Math.floor(columns / sizeColumns[size]);

const lineOf = (text: string, { align = 'left', size = 'normal', bold = false, marked = false }: Look): PaperLine => ({
  ...{ kind: 'line', text, align, size, bold, marked },
});

/** Fewer columns than that beside it, and what stands on the left gets lines of its own. */
const leftColumnsMin = 8;

const pairLines = ({ left, right, indent = 0 }: Extract<Block, { kind: 'pair' }>, columns: number): string[] => {
  const [amount, before] = [printable(right).trim(), ' '.repeat(indent)];
  const beside = columns - indent - columnsOf(amount) - 1;
  const atRight = (text: string): string =>
    `${text}${' '.repeat(Math.max(0, columns - columnsOf(text) - columnsOf(amount)))}${amount}`.trimEnd();
  if (beside < leftColumnsMin)
    return [
      ...wrapped(left, columns - indent).map((text) => before + text),
      ...wrapped(amount, columns).map((text) => (text === amount ? atRight('') : text)),
    ];
  const [first = '', ...rest] = wrapped(left, beside);
  return [atRight(before + first), ...rest.map((text) => before + text)];
};
