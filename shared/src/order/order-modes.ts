/** How an order reaches its customer: collected in the store, or brought by it. */
export const orderModes = ['pickup', 'delivery'] as const;
export type OrderMode = (typeof orderModes)[number];

/** With those, sales over the counter, which need not reach anybody. */
export const saleModes = [...orderModes, 'counter'] as const;
export type SaleMode = (typeof saleModes)[number];
