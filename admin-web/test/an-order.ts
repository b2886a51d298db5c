import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';

/** An order as a terminal sees it; a test names only what it is about. */
export const anOrder = (given: Partial<TerminalOrderData> = {}): TerminalOrderData => ({
  id: 'order-1',
  state: 'new',
  mode: 'pickup',
  pickupNumber: 'A001',
  slot: null,
  readyBy: '2026-11-20T04:15:00.000Z',
  lines: [],
  goods: 3860,
  discount: 0,
  deliveryFee: 0,
  payable: 3860,
  refunded: 0,
  remark: '',
  customer: { name: '张女士', phone: '138****8000' },
  address: null,
  invoice: null,
  refunds: [],
  afterSale: null,
  ending: null,
  takenBy: '',
  can: { take: true, reject: true, finish: false, collect: false, dispatch: false, deliver: false },
  ...given,
  at: {
    placed: '2026-11-20T03:59:00.000Z',
    paid: '2026-11-20T04:00:00.000Z',
    rung: null,
    taken: null,
    ready: null,
    dispatched: null,
    ended: null,
    kitchenPrinted: null,
    customerPrinted: null,
    ...given.at,
  },
});

type Line = TerminalOrderData['lines'][number];

export const aLine = (given: Partial<Line> = {}): Line => ({
  no: 1,
  productId: 'product-1',
  skuId: 'sku-1',
  name: '招牌鸭脖',
  skuName: '',
  picture: 'duck-neck',
  choiceIds: [],
  parts: [],
  choices: [],
  price: 3980,
  pieces: 1,
  grams: 500,
  weighedGrams: null,
  amount: 3980,
  paid: 3980,
  refunded: 0,
  ...given,
});

export const noon = Date.parse('2026-11-20T04:00:00.000Z');
export const minutes = (count: number): number => count * 60_000;
export const at = (ms: number): string => new Date(ms).toISOString();
