import { dayOf } from '../kernel/shanghai.ts';
import { clockOf, plainDay } from '../kernel/time-text.ts';
import { paperColumns, type PaperMm, type Ticket } from './ticket.ts';

type Tested = { readonly storeName: string; readonly printerName: string; readonly paperMm: PaperMm; readonly now: Date };

/** Shows at a glance whether width, Chinese, sizes, QR and cutter are right. */
export const testTicket = ({ storeName, printerName, paperMm, now }: Tested): Ticket => [
  { kind: 'text', text: '打印测试', align: 'centre', size: 'double', bold: true },
  { kind: 'text', text: storeName, align: 'centre' },
  { kind: 'text', text: `${printerName} · ${paperMm} mm`, align: 'centre' },
  { kind: 'rule' },
  { kind: 'text', text: '1234567890'.repeat(5).slice(0, paperColumns[paperMm]) },
  { kind: 'pair', left: '左右两端都要看得见', right: '¥88.00' },
  { kind: 'text', text: '这一行是黑底白字', marked: true },
  { kind: 'rule' },
  { kind: 'text', text: `${plainDay(dayOf(now))} ${clockOf(now.getTime())}`, align: 'centre' },
  { kind: 'qr', text: 'MENDIAN' },
  { kind: 'feed', lines: 1 },
  { kind: 'cut' },
];
