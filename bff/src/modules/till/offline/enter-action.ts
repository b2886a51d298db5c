import type { Context } from '../../../platform/context.ts';
import { enterSale } from './enter-sale.ts';
import { enterClosing, enterOpening } from './enter-shift.ts';
import type { Sent } from './facts.ts';

/** Enters what a till did without a network, or refuses with what a person has to look at. Entered twice it is entered once. */
export const enterAction = (ctx: Context, { action, ...sent }: Sent): Promise<void> => {
  switch (action.kind) {
    case 'shift-opened':
      return enterOpening(ctx, { ...sent, action });
    case 'sold':
      return enterSale(ctx, { ...sent, action });
    case 'shift-closed':
      return enterClosing(ctx, { ...sent, action });
  }
};
