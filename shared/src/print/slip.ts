import { skuText } from '../catalog/sku-words.ts';
import type { LineViewData } from '../order/line-view.ts';
import { modeWords, piecesOf, quantityText, whenText } from '../order/order-words.ts';
import type { TerminalOrderData } from '../terminal/terminal-order.contract.ts';
import type { Block, Ticket } from './ticket.ts';
import { againMark, moneyText, rule, stampText, storeLines, sumOf, tornOff, type PaperStore } from './ticket-parts.ts';

/** The slips of an order. */
export const slipKinds = ['kitchen', 'customer'] as const;
export type SlipKind = (typeof slipKinds)[number];

export const isSlip = (kind: string): kind is SlipKind => slipKinds.some((known) => known === kind);

export const slipWords: Readonly<Record<SlipKind, string>> = { kitchen: '后厨单', customer: '顾客单' };

export type Slip = {
  readonly order: TerminalOrderData;
  readonly store: PaperStore;
  readonly nowMs: number;
  /** It was printed before, or may have been: said on the paper, so that nothing is made twice. */
  readonly again: boolean;
};

/** What a slip's QR says to a terminal's scan field: it opens the order. */
export const orderScanText = (orderId: string): string => `MDO:${orderId}`;

/** What is on an order's slip, on whatever it is printed. */
export const slipTicket = (kind: SlipKind, slip: Slip): Ticket => [...slips[kind](slip), ...tornOff];

const kitchen = (slip: Slip): Ticket => {
  const { order, nowMs } = slip;
  return [
    { kind: 'text', text: slipWords.kitchen, align: 'centre', bold: true },
    ...head(slip),
    ...order.lines.flatMap((line) => lineBlocks(line)),
    rule,
    ...remark(order),
    { kind: 'text', text: `共 ${piecesOf(order.lines)} 件${order.takenBy === '' ? '' : ` · 接单 ${order.takenBy}`}` },
    { kind: 'text', text: `打印 ${stampText(new Date(nowMs).toISOString())}` },
    { kind: 'qr', text: orderScanText(order.id) },
  ];
};

const customer = (slip: Slip): Ticket => {
  const { order, store } = slip;
  return [
    { kind: 'text', text: store.name, align: 'centre', bold: true },
    ...head(slip),
    ...order.lines.flatMap((line) => [...lineBlocks(line), amountOf(line)]),
    rule,
    ...sums(order),
    rule,
    ...remark(order),
    ...addressOf(order),
    { kind: 'text', text: `下单 ${stampText(order.at.placed)}` },
    ...storeLines(store),
    { kind: 'text', text: '谢谢光临，请尽快食用', align: 'centre' },
  ];
};

const slips: Readonly<Record<SlipKind, (slip: Slip) => Ticket>> = { kitchen, customer };

const head = ({ order, nowMs, again }: Slip): Ticket => [
  ...againMark(again),
  { kind: 'text', text: order.pickupNumber ?? '—', align: 'centre', size: 'triple', bold: true },
  { kind: 'text', text: `${modeWords[order.mode]} · ${whenText(order, nowMs)}`, align: 'centre', size: 'tall', bold: true },
  rule,
];

const lineBlocks = (line: LineViewData): Ticket => [
  { kind: 'pair', left: skuText(line), right: quantityText(line), size: 'tall', bold: true },
  // All pieces of a part that go into the bag for a line, to be ticked off one by one.
  ...line.parts.map((part): Block => ({ kind: 'pair', left: `· ${skuText(part)}`, right: `× ${part.quantity * line.pieces}`, indent: 2 })),
  ...[line.choices.join(' · '), line.weighedGrams === null ? '' : `实重 ${line.weighedGrams}g`]
    .filter((text) => text !== '')
    .map((text): Block => ({ kind: 'pair', left: text, right: '', indent: 2 })),
];

const amountOf = ({ amount }: LineViewData): Block => ({ kind: 'text', text: moneyText(amount), align: 'right' });

const sums = ({ goods, discount, deliveryFee, payable, refunded }: TerminalOrderData): Ticket => [
  sumOf('商品', goods),
  ...(discount === 0 ? [] : [sumOf('优惠', -discount)]),
  ...(deliveryFee === 0 ? [] : [sumOf('配送费', deliveryFee)]),
  { kind: 'pair', left: '实付', right: moneyText(payable), size: 'tall', bold: true },
  ...(refunded === 0 ? [] : [sumOf('已退', refunded)]),
];

const remark = ({ remark: said }: TerminalOrderData): Ticket =>
  said === '' ? [] : [{ kind: 'text', text: `备注：${said}`, size: 'tall', bold: true, marked: true }];

const addressOf = ({ address }: TerminalOrderData): Ticket =>
  address === null
    ? []
    : [`${address.contact} ${address.phone}`, `${address.place} ${address.door}`].map((text) => ({ kind: 'text', text, bold: true }));
