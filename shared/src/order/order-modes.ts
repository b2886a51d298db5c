/** How an order reaches its customer: collected in the store, or brought by it. */
export const orderModes = ['pickup', 'delivery'] as const;
export type OrderMode = (typeof orderModes)[number];
