import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, Instant, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { payMethods } from '../payment/pay-method.ts';

/** Fen of either sign. */
const Difference = v.pipe(v.number(), v.integer());

/** What went through a till one way or the other, by how it was paid. */
const ByMethod = v.array(v.object({ method: v.picklist(payMethods), sales: Amount, returns: Amount }));

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
  /** What should be in the drawer: the opening cash, cash taken, less cash given back. */
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

export const forceCloseShift = endpoint({
  method: 'POST',
  path: '/api/terminal/till/shifts/:shiftId/force-close',
  summary: '强制交班：那台终端坏了或店员已离开，不点钱箱；要写明原因',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ shiftId: Id, reason: textFrom1To(100) }),
  reply: ShiftView,
  refusals: ['thing/not-found', 'till/shift-closed'],
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
