export const soldBys = ['weight', 'portion'] as const;
export type SoldBy = (typeof soldBys)[number];

/** What a price is for. */
export const priceUnits: Readonly<Record<SoldBy, string>> = { portion: '元/份', weight: '元/500g' };

/** Pieces, or whole grams where it is sold by weight: `12 份`, `3,500 g`, `-250 g`. */
export const quantityText = (soldBy: SoldBy, quantity: number): string =>
  `${quantity < 0 ? '-' : ''}${String(Math.abs(quantity)).replace(/\B(?=(\d{3})+$)/g, ',')} ${soldBy === 'weight' ? 'g' : '份'}`;

/** `拌粉（小碗）`: a sku as one name, its product's alone where the sku's says no more. */
export const skuText = ({ name, skuName }: { readonly name: string; readonly skuName: string }): string =>
  skuName === '' || skuName === name ? name : `${name}（${skuName}）`;
