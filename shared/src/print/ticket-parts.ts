import { yuanText } from '../kernel/money.ts';
import { dayOf } from '../kernel/shanghai.ts';
import { clockOf, plainDay } from '../kernel/time-text.ts';
import type { Block, Ticket } from './ticket.ts';

/** Whose paper it is. */
export type PaperStore = { readonly name: string; readonly phone: string; readonly address: string };

export const rule: Block = { kind: 'rule' };
/** What every ticket ends with. */
export const tornOff: Ticket = [{ kind: 'feed', lines: 1 }, { kind: 'cut' }];

/** It was printed before, or may have been: said on the paper. */
export const againMark = (again: boolean): Ticket =>
  again ? [{ kind: 'text', text: '补打', align: 'centre', size: 'double', bold: true, marked: true }] : [];

export const moneyText = (amount: number): string => `${amount < 0 ? '-' : ''}¥${yuanText(Math.abs(amount))}`;

export const sumOf = (left: string, amount: number): Block => ({ kind: 'pair', left, right: moneyText(amount) });

/** Where the store is and how it is called, as far as that is known. */
export const storeLines = ({ address, phone }: PaperStore): Ticket =>
  [address, phone].filter((text) => text !== '').map((text): Block => ({ kind: 'text', text }));

/** Paper is looked at on other days too. */
export const stampText = (instant: string): string => `${plainDay(dayOf(new Date(instant)))} ${clockOf(instant)}`;
