import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { payMethodWords } from '@mendian/shared/payment/pay-method.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { moneyText } from '../../../ui/money-text.ts';
import { clockOf, plainDay } from '../../../ui/time-text.ts';

export type ReceiptStore = { readonly name: string; readonly phone: string; readonly address: string };
type Receipt = { sale: SaleViewData; store: ReceiptStore; paperMm: 58 | 80; /** An SVG that finds the sale again. */ qr: string };

/** A receipt as a page of its own, as wide as the paper and as long as it needs. */
export const receiptPage = ({ sale, store, paperMm, qr }: Receipt): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${text(sale.number)}</title><style>${styleOf(paperMm)}</style></head>
<body>
<h1>${text(store.name)}</h1>
<p class="centre">单号 ${text(sale.number)}</p>
<p class="centre">${text(plainDay(dayOf(new Date(sale.at))))} ${clockOf(sale.at)} · ${text(sale.clerk)}</p>
<hr>
${sale.lines.map(lineBlock).join('')}
<hr>
${sum('商品', moneyText(sale.goods))}
${sale.discounts.map(({ name, amount }) => sum(text(name), moneyText(-amount))).join('')}
${sum('应收', moneyText(sale.payable), true)}
${sum(payMethodWords[sale.method], moneyText(sale.tendered ?? sale.payable))}
${sale.tendered === null ? '' : sum('找零', moneyText(sale.change))}
${sale.refunded === 0 ? '' : sum('已退', moneyText(sale.refunded))}
${sale.member.name === '' && sale.member.phone === '' ? '' : `<p>会员 ${text(`${sale.member.name} ${sale.member.phone}`)}</p>`}
<hr>
<p>${text(store.address)}</p><p>${text(store.phone)}</p>
<div class="qr">${qr}</div>
<p class="centre">退换货请出示此小票，谢谢光临</p>
</body></html>`;

const lineBlock = (line: SaleViewData['lines'][number]): string => `
<div class="line"><b>${text(skuText(line))}</b><b class="amount">${moneyText(line.amount)}</b></div>
<p class="small">${moneyText(line.price)}${line.grams === null ? `/份 × ${line.pieces}` : `/斤 × ${line.grams}g`}</p>`;

const sum = (word: string, amount: string, large = false): string =>
  `<div class="line ${large ? 'large' : ''}"><span>${word}</span><span class="amount">${amount}</span></div>`;

/** What somebody typed must not become markup. */
const text = (plain: string): string => plain.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const styleOf = (paperMm: 58 | 80): string => `
* { box-sizing: border-box; margin: 0; padding: 0; }
body { width: ${paperMm}mm; padding: 2mm ${paperMm === 58 ? 3 : 4}mm 6mm; color: #000; background: #fff;
  font: ${paperMm === 58 ? '11pt' : '12pt'}/1.35 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.1em; text-align: center; }
.centre { text-align: center; }
hr { border: 0; border-top: 1px dashed #000; margin: 2mm 0; }
.line { display: flex; justify-content: space-between; gap: 2mm; break-inside: avoid; }
.line b:first-child { overflow-wrap: anywhere; }
.amount { white-space: nowrap; }
.small { font-size: 0.9em; }
.large { font-weight: 700; font-size: 1.3em; }
.qr { width: 24mm; margin: 2mm auto; }
.qr svg { display: block; width: 100%; }`;
