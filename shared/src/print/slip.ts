import { skuText } from '../catalog/sku-words.ts';
import { yuanText } from '../kernel/money.ts';
import { dayOf } from '../kernel/shanghai.ts';
import { clockOf, plainDay } from '../kernel/time-text.ts';
import type { LineViewData } from '../order/line-view.ts';
import { modeWords, piecesOf, quantityText, whenText } from '../order/order-words.ts';
import type { TerminalOrderData } from '../terminal/terminal-order.contract.ts';
import type { Block, Ticket } from './ticket.ts';

/** The slips of an order. */
export const slipKinds = ['kitchen', 'customer'] as const;
export type SlipKind = (typeof slipKinds)[number];

export const slipWords: Readonly<Record<SlipKind, string>> = { kitchen: '后厨单', customer: '顾客单' };

export type Slip = {
  readonly order: TerminalOrderData;
  readonly store: { readonly name: string; readonly phone: string; readonly address: string };
  readonly nowMs: number;
  /** It was printed before, or may have been: said on the paper, so that nothing is made twice. */
  readonly again: boolean;
};

/** What a slip's QR says to a terminal's scan field: it opens the order. */
export const orderScanText = (orderId: string): string => `MDO:${orderId}`;

/** What is on an order's slip, on whatever it is printed. */
export const slipTicket = (kind: SlipKind, slip: Slip): Ticket => [...slips[kind](slip), { kind: 'feed', lines: 1 }, { kind: 'cut' }];

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
    ...[store.address, store.phone].filter((text) => text !== '').map((text): Block => ({ kind: 'text', text })),
    { kind: 'text', text: '谢谢光临，请尽快食用', align: 'centre' },
  ];
};

const slips: Readonly<Record<SlipKind, (slip: Slip) => Ticket>> = { kitchen, customer };

const rule: Block = { kind: 'rule' };

const head = ({ order, nowMs, again }: Slip): Ticket => [
  ...(again ? [{ kind: 'text', text: '补打', align: 'centre', size: 'double', bold: true, marked: true } as const] : []),
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
  { kind: 'pair', left: '商品', right: moneyText(goods) },
  ...(discount === 0 ? [] : [{ kind: 'pair', left: '优惠', right: moneyText(-discount) } as const]),
  ...(deliveryFee === 0 ? [] : [{ kind: 'pair', left: '配送费', right: moneyText(deliveryFee) } as const]),
  { kind: 'pair', left: '实付', right: moneyText(payable), size: 'tall', bold: true },
  ...(refunded === 0 ? [] : [{ kind: 'pair', left: '已退', right: moneyText(refunded) } as const]),
];

const moneyText = (amount: number): string => `${amount < 0 ? '-' : ''}¥${yuanText(Math.abs(amount))}`;

const remark = ({ remark: said }: TerminalOrderData): Ticket =>
  said === '' ? [] : [{ kind: 'text', text: `备注：${said}`, size: 'tall', bold: true, marked: true }];

const addressOf = ({ address }: TerminalOrderData): Ticket =>
  address === null
    ? []
    : [`${address.contact} ${address.phone}`, `${address.place} ${address.door}`].map((text) => ({ kind: 'text', text, bold: true }));

/** Paper is looked at on other days too. */
const stampText = (instant: string): string => `${plainDay(dayOf(new Date(instant)))} ${clockOf(instant)}`;
