import { toString as qrText } from 'qrcode';
import type { Block, PaperMm, Ticket } from '@mendian/shared/print/ticket.ts';

type Page = { readonly title: string; readonly ticket: Ticket; readonly paperMm: PaperMm };

/** A ticket as a page of its own, its body as wide as the paper and as long as it needs. */
export const ticketPage = async ({ title, ticket, paperMm }: Page): Promise<string> => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${text(title)}</title><style>${styleOf(paperMm)}</style></head>
<body>${(await Promise.all(ticket.map(blockHtml))).join('\n')}</body></html>`;

const blockHtml = async (block: Block): Promise<string> => {
  switch (block.kind) {
    case 'text':
      return `<p class="${lookOf(block)} ${block.align ?? 'left'} ${block.marked === true ? 'marked' : ''}">${text(block.text)}</p>`;
    case 'pair':
      return `<div class="pair ${lookOf(block)} ${block.indent === undefined ? '' : 'indent'}"><span>${text(block.left)}</span><span class="amount">${text(block.right)}</span></div>`;
    case 'rule':
      return '<hr>';
    case 'qr':
      return `<div class="qr">${await qrText(block.text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })}</div>`;
    case 'barcode':
      return `<p class="centre">${text(block.text)}</p>`;
    default:
      return '';
  }
};

const lookOf = ({ size = 'normal', bold = false }: Extract<Block, { kind: 'text' | 'pair' }>): string => `${size} ${bold ? 'bold' : ''}`;

/** What somebody typed must not become markup. */
const text = (plain: string): string => plain.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const styleOf = (paperMm: PaperMm): string => `
* { box-sizing: border-box; margin: 0; padding: 0; }
body { width: ${paperMm}mm; padding: 2mm ${paperMm === 58 ? 3 : 4}mm 6mm; color: #000; background: #fff;
  font: ${paperMm === 58 ? '11pt' : '12pt'}/1.35 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; font-variant-numeric: tabular-nums; }
hr { border: 0; border-top: 1px dashed #000; margin: 2mm 0; }
p, .pair span:first-child { overflow-wrap: anywhere; }
.centre { text-align: center; }
.right { text-align: right; }
.bold { font-weight: 700; }
.tall { font-size: 1.15em; }
.double { font-size: 1.6em; }
.triple { font-size: 3.2em; line-height: 1.15; }
.marked { border: 1px solid #000; padding: 1mm 2mm; margin: 1mm 0; }
.pair { display: flex; justify-content: space-between; gap: 2mm; break-inside: avoid; }
.amount { white-space: nowrap; }
.indent { padding-left: 2mm; }
.qr { width: 24mm; margin: 2mm auto 0; }
.qr svg { display: block; width: 100%; }`;
