import { choicesText } from '../catalog/choices.ts';
import { skuText } from '../catalog/sku-words.ts';
import { payMethodWords } from '../payment/pay-method.ts';
import type { SaleViewData } from '../till/till.contract.ts';
import { orderScanText } from './slip.ts';
import type { Block, Ticket } from './ticket.ts';
import { againMark, moneyText, rule, stampText, storeLines, sumOf, tornOff, type PaperStore } from './ticket-parts.ts';

export type Receipt = { readonly sale: SaleViewData; readonly store: PaperStore; readonly again: boolean };

/** What a customer takes home of a sale over the counter; its code finds the sale again when goods come back. */
export const receiptTicket = ({ sale, store, again }: Receipt): Ticket => [
  { kind: 'text', text: store.name, align: 'centre', bold: true },
  ...againMark(again),
  { kind: 'text', text: `单号 ${sale.number}`, align: 'centre' },
  { kind: 'text', text: `${stampText(sale.at)} · ${sale.clerk}`, align: 'centre' },
  rule,
  ...sale.lines.flatMap(lineBlocks),
  rule,
  ...sums(sale),
  rule,
  ...storeLines(store),
  { kind: 'qr', text: orderScanText(sale.orderId) },
  { kind: 'text', text: '退换货请出示此小票，谢谢光临', align: 'centre' },
  ...tornOff,
];

const lineBlocks = (line: SaleViewData['lines'][number]): Ticket => [
  { kind: 'pair', left: skuText(line), right: moneyText(line.amount), bold: true },
  ...(line.choices.length === 0 ? [] : [{ kind: 'pair', left: choicesText(line.choices), right: '', indent: 2 } as const]),
  {
    ...{ kind: 'pair', right: '', indent: 2 },
    left: `${moneyText(line.price)}${line.grams === null ? `/份 × ${line.pieces}` : `/斤 × ${line.grams}g`}`,
  },
];

const sums = ({ goods, discounts, payable, method, tendered, change, refunded, member }: SaleViewData): Ticket => [
  sumOf('商品', goods),
  ...discounts.map(({ name, amount }) => sumOf(name, -amount)),
  { ...{ kind: 'pair', size: 'tall', bold: true }, left: '应收', right: moneyText(payable) },
  sumOf(payMethodWords[method], tendered ?? payable),
  ...(tendered === null ? [] : [sumOf('找零', change)]),
  ...(refunded === 0 ? [] : [sumOf('已退', refunded)]),
  ...[`${member.name} ${member.phone}`.trim()].filter((who) => who !== '').map((who): Block => ({ kind: 'text', text: `会员 ${who}` })),
];
