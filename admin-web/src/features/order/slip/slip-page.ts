import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { LineViewData } from '@mendian/shared/order/order.contract.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { moneyText } from '../../../ui/money-text.ts';
import { clockOf, plainDay } from '../../../ui/time-text.ts';
import { modeWords, numberText, piecesOf, quantityText, whenText } from '../order-words.ts';

export type SlipKind = 'kitchen' | 'customer';
export type SlipStore = { readonly name: string; readonly phone: string; readonly address: string };
export type Slip = {
  kind: SlipKind;
  order: TerminalOrderData;
  store: SlipStore;
  paperMm: 58 | 80;
  nowMs: number;
  /** An SVG that a scanner reads back to this order; the kitchen's slip carries it. */
  qr: string;
};

/** A slip as a page of its own, its body as wide as the paper and as long as it needs. */
export const slipPage = (slip: Slip): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${text(numberText(slip.order))}</title><style>${styleOf(slip.paperMm)}</style></head>
<body>${slip.kind === 'kitchen' ? kitchen(slip) : customer(slip)}</body></html>`;

const kitchen = ({ order, nowMs, qr }: Slip): string => `
<h1>后厨单</h1>
<p class="number">${text(numberText(order))}</p>
<p class="when">${modeWords[order.mode]} · ${text(whenText(order, nowMs))}</p>
<hr>
${order.lines.map((line) => lineBlock(line)).join('')}
<hr>
${remark(order)}
<p>共 ${piecesOf(order.lines)} 件 · 接单 ${text(order.takenBy)}</p>
<p>打印 ${text(stampText(new Date(nowMs).toISOString()))}${order.at.kitchenPrinted === null ? '' : ' · 补打'}</p>
<div class="qr">${qr}</div>`;

const customer = ({ order, store, nowMs }: Slip): string => `
<h1>${text(store.name)}</h1>
<p class="number">${text(numberText(order))}</p>
<p class="when">${modeWords[order.mode]} · ${text(whenText(order, nowMs))}</p>
<hr>
${order.lines.map((line) => lineBlock(line, moneyText(line.amount))).join('')}
<hr>
${sum('商品', moneyText(order.goods))}
${order.discount === 0 ? '' : sum('优惠', moneyText(-order.discount))}
${order.deliveryFee === 0 ? '' : sum('配送费', moneyText(order.deliveryFee))}
${sum('实付', moneyText(order.payable), true)}
${order.refunded === 0 ? '' : sum('已退', moneyText(order.refunded))}
<hr>
${remark(order)}
${addressOf(order)}
<p>下单 ${text(stampText(order.at.placed))}</p>
<p>${text(store.address)}</p><p>${text(store.phone)}</p>
<p class="thanks">谢谢光临，请尽快食用</p>`;

/** Paper is looked at on other days too. */
const stampText = (instant: string): string => `${plainDay(dayOf(new Date(instant)))} ${clockOf(instant)}`;

const lineBlock = (line: LineViewData, price = ''): string => `
<div class="line"><b>${text(skuText(line))}</b><b class="amount">${text(quantityText(line))}</b></div>
${line.parts.map((part) => partBlock(text(skuText(part)), part.quantity * line.pieces)).join('')}
${line.choices.length === 0 ? '' : `<p class="choices">${text(line.choices.join(' · '))}</p>`}
${line.weighedGrams === null ? '' : `<p class="choices">实重 ${line.weighedGrams}g</p>`}
${price === '' ? '' : `<p class="price">${text(price)}</p>`}`;

/** All pieces of a part that go into the bag for a line, to be ticked off one by one. */
const partBlock = (name: string, pieces: number): string =>
  `<div class="line part"><span>· ${name}</span><span class="amount">× ${pieces}</span></div>`;

const sum = (word: string, amount: string, large = false): string =>
  `<div class="line ${large ? 'large' : ''}"><span>${word}</span><span class="amount">${amount}</span></div>`;

const remark = ({ remark: said }: TerminalOrderData): string => (said === '' ? '' : `<p class="remark">备注：${text(said)}</p>`);

const addressOf = ({ address }: TerminalOrderData): string =>
  address === null
    ? ''
    : `<p class="remark">${text(`${address.contact} ${address.phone}`)}<br>${text(`${address.place} ${address.door}`)}</p>`;

/** What a customer typed must not become markup. */
const text = (plain: string): string => plain.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const styleOf = (paperMm: 58 | 80): string => `
* { box-sizing: border-box; margin: 0; padding: 0; }
body { width: ${paperMm}mm; padding: 2mm ${paperMm === 58 ? 3 : 4}mm 6mm; color: #000; background: #fff;
  font: ${paperMm === 58 ? '11pt' : '12pt'}/1.35 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.1em; text-align: center; }
.number { font-size: 3.2em; font-weight: 700; text-align: center; line-height: 1.15; }
.when { font-size: 1.2em; font-weight: 700; text-align: center; }
hr { border: 0; border-top: 1px dashed #000; margin: 2mm 0; }
.line { display: flex; justify-content: space-between; gap: 2mm; font-size: 1.1em; break-inside: avoid; }
.line b:first-child { overflow-wrap: anywhere; }
.amount { white-space: nowrap; }
.large { font-weight: 700; font-size: 1.3em; }
.part { padding-left: 2mm; font-size: 1em; }
.part span:first-child { padding-left: 1em; text-indent: -1em; }
.choices { padding-left: 2mm; }
.price { text-align: right; }
.remark { border: 1px solid #000; padding: 1mm 2mm; margin: 1mm 0; font-weight: 700; font-size: 1.1em; overflow-wrap: anywhere; }
.thanks { margin-top: 2mm; text-align: center; }
.qr { width: 24mm; margin: 2mm auto 0; }
.qr svg { display: block; width: 100%; }`;
