import { payMethodWords } from '../payment/pay-method.ts';
import { cashWayWords } from '../till/cash-way.ts';
import type { ShiftViewData } from '../till/till-shift.contract.ts';
import type { Block, Ticket } from './ticket.ts';
import { againMark, moneyText, rule, stampText, sumOf, tornOff, type PaperStore } from './ticket-parts.ts';

export type ShiftReport = { readonly shift: ShiftViewData; readonly store: PaperStore; readonly again: boolean };

/** What a shift came to: by method, what moved in the drawer, what was counted in it and by how much that is off. */
export const shiftTicket = ({ shift, store, again }: ShiftReport): Ticket => [
  { kind: 'text', text: store.name, align: 'centre', bold: true },
  ...againMark(again),
  { kind: 'text', text: '交班单', align: 'centre', size: 'double', bold: true },
  { kind: 'text', text: shift.terminalName, align: 'centre' },
  { kind: 'text', text: `开班 ${stampText(shift.openedAt)} · ${shift.openedBy}` },
  ...(shift.closed === null ? [] : [{ kind: 'text', text: `交班 ${stampText(shift.closed.at)} · ${shift.closed.by}` } as const]),
  rule,
  { kind: 'pair', left: '收银', right: `${shift.sales} 笔` },
  { kind: 'pair', left: '退货', right: `${shift.returns} 笔` },
  ...shift.byMethod.flatMap(({ method, sales, returns }) => [
    sumOf(payMethodWords[method], sales),
    ...(returns === 0 ? [] : [sumOf(`${payMethodWords[method]}退货`, -returns)]),
  ]),
  rule,
  sumOf('备用金', shift.openingCash),
  ...shift.cashMoves.map(({ way, amount, reason }) => sumOf(`${cashWayWords[way]} · ${reason}`, way === 'in' ? amount : -amount)),
  sumOf('钱箱应有', shift.expected),
  ...counted(shift),
  ...late(shift),
  ...tornOff,
];

const counted = ({ closed }: ShiftViewData): Ticket => {
  if (closed === null) return [];
  const why: Block[] = closed.reason === '' ? [] : [{ kind: 'text', text: `原因：${closed.reason}` }];
  if (closed.counted === null || closed.difference === null)
    return [{ kind: 'text', text: '强制交班，没有点钱箱', bold: true, marked: true }, ...why];
  const difference = `差额 ${closed.difference > 0 ? '多' : '少'} ${moneyText(Math.abs(closed.difference))}`;
  return [
    sumOf('点到', closed.counted),
    closed.difference === 0
      ? { kind: 'pair', left: '差额', right: '没有', bold: true }
      : { kind: 'text', text: difference, size: 'tall', bold: true, marked: true },
    ...why,
  ];
};

const late = ({ closed }: ShiftViewData): Ticket =>
  closed === null || closed.late.sales === 0 ? [] : [sumOf(`交班后补到断网 ${closed.late.sales} 笔`, closed.late.amount)];
