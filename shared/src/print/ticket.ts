/** How large text stands: `tall` is twice as high, `double` and `triple` are twice and three times as high and wide. */
export const textSizes = ['normal', 'tall', 'double', 'triple'] as const;
export type TextSize = (typeof textSizes)[number];
export type Align = 'left' | 'centre' | 'right';

type Look = { readonly size?: TextSize; readonly bold?: boolean };

/** One thing on paper, from top to bottom. */
export type Block =
  | ({
      readonly kind: 'text';
      readonly text: string;
      readonly align?: Align;
      /** Must not be overlooked. */ readonly marked?: boolean;
    } & Look)
  /** Words on the left that may go on below, and something short on the right that stays whole: a quantity, an amount. */
  | ({ readonly kind: 'pair'; readonly left: string; readonly right: string; readonly indent?: number } & Look)
  | { readonly kind: 'rule' }
  | { readonly kind: 'qr'; readonly text: string }
  /** CODE128: letters, digits and signs of ASCII. */
  | { readonly kind: 'barcode'; readonly text: string }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' }
  /** Opens the cash drawer that hangs on the printer. */
  | { readonly kind: 'drawer' };

/** What is printed in one go, whatever it is printed on: a browser's page, 58 mm or 80 mm paper. */
export type Ticket = readonly Block[];

export const papersMm = [58, 80] as const;
export type PaperMm = (typeof papersMm)[number];

/** How many narrow characters stand beside each other on paper of that width, in the printers' usual font of 12 dots. */
export const paperColumns: Readonly<Record<PaperMm, number>> = { 58: 32, 80: 48 };
