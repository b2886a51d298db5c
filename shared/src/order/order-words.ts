import { weightText } from '../catalog/weight-text.ts';
import { momentText, slotText } from '../kernel/time-text.ts';
import type { LineViewData } from './line-view.ts';
import type { SaleMode } from './order-modes.ts';

export const modeWords: Record<SaleMode, string> = { pickup: '自提', delivery: '外送', counter: '收银' };

/** How much of a line: `× 2`, or its weight as people say it. */
export const quantityText = ({ grams, pieces }: Pick<LineViewData, 'grams' | 'pieces'>): string =>
  grams === null ? `× ${pieces}` : weightText(grams * pieces);

export const piecesOf = (lines: readonly Pick<LineViewData, 'pieces'>[]): number => lines.reduce((all, { pieces }) => all + pieces, 0);

type Promised = {
  readonly mode: SaleMode;
  readonly slot: { readonly start: string; readonly end: string } | null;
  readonly readyBy: string | null;
  readonly at: { readonly placed: string };
};

/** When the customer expects it: the slot that was chosen, or as soon as possible with what was promised. At the counter: when it was. */
export const whenText = ({ slot, readyBy, mode, at }: Promised, nowMs: number): string => {
  if (mode === 'counter') return momentText(at.placed, nowMs);
  if (slot !== null) return slotText(slot, nowMs);
  return readyBy === null ? '尽快' : `${momentText(readyBy, nowMs)} 前`;
};
