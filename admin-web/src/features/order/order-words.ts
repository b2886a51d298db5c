import type { LineViewData, SaleMode } from '@mendian/shared/order/order.contract.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { momentText, slotText } from '../../ui/time-text.ts';
import { weightText } from '../../ui/weight-text.ts';

export const modeWords: Record<SaleMode, string> = { pickup: '自提', delivery: '外送', counter: '收银' };

/** How much of a line: `× 2`, or its weight as people say it. */
export const quantityText = ({ grams, pieces }: Pick<LineViewData, 'grams' | 'pieces'>): string =>
  grams === null ? `× ${pieces}` : weightText(grams * pieces);

export const piecesOf = (lines: readonly LineViewData[]): number => lines.reduce((all, { pieces }) => all + pieces, 0);

/** When the customer expects it: the slot that was chosen, or as soon as possible with what was promised. At the counter: when it was. */
export const whenText = (
  { slot, readyBy, mode, at }: Pick<TerminalOrderData, 'slot' | 'readyBy' | 'mode' | 'at'>,
  nowMs: number,
): string => {
  if (mode === 'counter') return momentText(at.placed, nowMs);
  if (slot !== null) return slotText(slot, nowMs);
  return readyBy === null ? '尽快' : `${momentText(readyBy, nowMs)} 前`;
};

export const numberText = ({ pickupNumber, mode }: Pick<TerminalOrderData, 'pickupNumber' | 'mode'>): string =>
  pickupNumber ?? (mode === 'counter' ? modeWords.counter : '—');
