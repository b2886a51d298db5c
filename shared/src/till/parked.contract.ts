import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Id, Instant, Nothing, textUpTo } from '../kernel/fields.ts';
import { SaleLine, SaleLines } from './sale-lines.ts';

/** A ticket that waits (挂单): seen by all tills of its store until it is taken, on its own day only. */
const ParkedTicket = v.object({
  id: Id,
  /** What the clerk calls it by. */
  note: v.string(),
  clerk: v.string(),
  at: Instant,
  lines: Count,
  /** What its goods came to when it was parked, before discounts. */
  goods: Amount,
});

export const parkTicket = endpoint({
  method: 'POST',
  path: '/api/terminal/till/parked',
  summary: '挂单：顾客还要再挑时先放着，本店所有收银台都看得到，只在当天有效。会员不随单保存',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ lines: SaleLines, note: v.optional(textUpTo(30), '') }),
  reply: ParkedTicket,
  refusals: ['till/parked-full', 'order/too-much'],
});

export const listParked = endpoint({
  method: 'GET',
  path: '/api/terminal/till/parked',
  summary: '本店今天还没取走的挂单，新的在前',
  who: 'clerk',
  input: Nothing,
  reply: v.object({ items: v.array(ParkedTicket) }),
  refusals: [],
});

export const takeParked = endpoint({
  method: 'POST',
  path: '/api/terminal/till/parked/:ticketId/take',
  summary: '取单：只有一台收银台取得到；取走即从列表里消失',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ ticketId: Id }),
  reply: v.object({ lines: v.array(SaleLine) }),
  refusals: ['till/parked-gone'],
});
