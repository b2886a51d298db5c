import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, Instant, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { payMethods } from '../payment/pay-method.ts';
import { cashWays } from './cash-way.ts';

/** Fen of either sign. */
const Difference = v.pipe(v.number(), v.integer());

/** Fen of however many sales together. */
const Total = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What went through a till one way or the other, by how it was paid. */
const ByMethod = v.array(v.object({ method: v.picklist(payMethods), sales: Total, returns: Total }));

/** Cash that was put in or taken out without a sale. */
const CashMove = v.object({
  id: Id,
  way: v.picklist(cashWays),
  amount: Amount,
  reason: v.string(),
  clerk: v.string(),
  at: Instant,
});

export const ShiftView = v.object({
  id: Id,
  terminalName: v.string(),
  openedBy: v.string(),
  openedAt: Instant,
  openingCash: Amount,
  /** Sales and returns, how many. */
  sales: Count,
  returns: Count,
  byMethod: ByMethod,
  /** As it happened. */
  cashMoves: v.array(CashMove),
  /** What should be in the drawer: the opening cash, cash taken and put in, less cash given back and taken out. */
  expected: v.pipe(v.number(), v.integer()),
  closed: v.nullable(
    v.object({
      by: v.string(),
      at: Instant,
      /** Null: closed by force, nobody counted. */
      counted: v.nullable(Amount),
      /** What was counted less what should be there; null: nobody counted. */
      difference: v.nullable(Difference),
      reason: v.string(),
      forced: v.boolean(),
      /** Whether its report came out already. */
      printed: v.boolean(),
      /** What was sold without a network and came only afterwards: in the sums above, and not in what was counted against. */
      late: v.object({ sales: Count, amount: Total }),
    }),
  ),
});
export type ShiftViewData = v.InferOutput<typeof ShiftView>;

export const openShift = endpoint({
  method: 'POST',
  path: '/api/terminal/till/shifts',
  summary: '开班：点清钱箱里的备用金',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ openingCash: Amount }),
  reply: ShiftView,
  refusals: ['till/shift-open'],
});

export const moveCash = endpoint({
  method: 'POST',
  path: '/api/terminal/till/cash-moves',
  summary: '现金存取：往这台终端的钱箱放入或从里面取出现金，写明原因；取出的不能多过钱箱里应有的',
  who: 'clerk',
  repeat: 'key',
  input: v.object({
    way: v.picklist(cashWays),
    amount: v.pipe(Amount, v.minValue(1, '金额要大于 0')),
    reason: textFrom1To(60),
  }),
  reply: ShiftView,
  refusals: ['till/no-shift', 'till/drawer-short'],
});

export const closeShift = endpoint({
  method: 'POST',
  path: '/api/terminal/till/shifts/:shiftId/close',
  summary: '交班：点清钱箱。点到的与应有的不一致时要写明原因',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ shiftId: Id, counted: Amount, reason: v.optional(textUpTo(100), '') }),
  reply: ShiftView,
  refusals: ['thing/not-found', 'till/shift-closed', 'till/difference-unexplained'],
});

/** A terminal that was heard of within so many minutes is in use: its drawer can be counted there. */
export const forceAfterMinutes = 10;

export const forceCloseShift = endpoint({
  method: 'POST',
  path: '/api/terminal/till/shifts/:shiftId/force-close',
  summary: `强制交班：另一台终端坏了，${forceAfterMinutes} 分钟没有联网，不点钱箱；要写明原因。终端还在用的，由商户或总部在后台强制交班`,
  who: 'clerk',
  repeat: 'key',
  input: v.object({ shiftId: Id, reason: textFrom1To(100) }),
  reply: ShiftView,
  refusals: ['thing/not-found', 'till/shift-closed', 'till/terminal-in-use'],
});

export const listShifts = endpoint({
  method: 'GET',
  path: '/api/terminal/till/shifts',
  summary: '本店的班次，新的在前',
  who: 'clerk',
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: pageOf(ShiftView),
  refusals: [],
});
