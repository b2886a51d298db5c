import { untakenLouderMinutes } from '@mendian/shared/order/order-status.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { minutesBetween, spanText } from '../../../ui/time-text.ts';

export type Urgency = { readonly text: string; readonly late: boolean };

/** How an order stands against the clock, in words; `late` is shown red. */
export const urgencyOf = (order: TerminalOrderData, nowMs: number): Urgency => {
  if (order.state === 'new') return waiting(order, nowMs);
  if (order.state === 'preparing') return due(order, nowMs);
  const since = order.at.dispatched ?? order.at.ready;
  const minutes = since === null ? 0 : Math.max(0, minutesBetween(Date.parse(since), nowMs));
  const word = order.state === 'delivering' ? '出门' : '备好';
  return { text: minutes === 0 ? `刚刚${word}` : `${word} ${spanText(minutes)}`, late: false };
};

const waiting = ({ at }: TerminalOrderData, nowMs: number): Urgency => {
  const minutes = Math.max(0, minutesBetween(Date.parse(at.paid ?? at.placed), nowMs));
  return { text: minutes === 0 ? '刚刚付款' : `已等 ${spanText(minutes)}`, late: minutes >= untakenLouderMinutes };
};

const due = ({ readyBy }: TerminalOrderData, nowMs: number): Urgency => {
  if (readyBy === null) return { text: '尽快', late: false };
  const left = minutesBetween(nowMs, Date.parse(readyBy));
  if (left < 0) return { text: `迟了 ${spanText(-left)}`, late: true };
  return { text: left === 0 ? '马上要取' : `还有 ${spanText(left)}`, late: false };
};
