import type { soldBys } from './combo.ts';

type SoldBy = (typeof soldBys)[number];

/** What a price is for. */
export const priceUnits: Readonly<Record<SoldBy, string>> = { portion: '元/份', weight: '元/500g' };

/** Pieces, or whole grams where it is sold by weight: `12 份`, `3,500 g`, `-250 g`. */
export const quantityText = (soldBy: SoldBy, quantity: number): string =>
  `${quantity < 0 ? '-' : ''}${String(Math.abs(quantity)).replace(/\B(?=(\d{3})+$)/g, ',')} ${soldBy === 'weight' ? 'g' : '份'}`;
