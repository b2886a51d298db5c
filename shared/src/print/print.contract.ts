import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Id, Instant, Nothing, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { printKinds, printStates } from './print-status.ts';
import { slipKinds } from './slip.ts';

/** A ticket that is to be printed, or was: one row of the ledger. */
export const PrintJob = v.object({
  id: Id,
  kind: v.picklist(printKinds),
  state: v.picklist(printStates),
  /** Null: printed as a page of a browser, without a network printer. */
  printerId: v.nullable(Id),
  printerName: v.string(),
  orderId: v.nullable(Id),
  pickupNumber: v.nullable(v.string()),
  /** Of a sale's receipt: `261120-0012`. */
  saleNumber: v.nullable(v.string()),
  /** 0: the first of its order, kind and printer; the others were asked for by somebody. */
  copy: Count,
  /** It may have come out before without anybody's knowing: then 补打 stands on it, as on a copy. */
  doubtful: v.boolean(),
  attempts: Count,
  /** Why it failed last; empty: it did not. */
  reason: v.string(),
  /** Who asked for it and why; empty: it was made by what happened to the order. */
  askedBy: v.string(),
  why: v.string(),
  /** The device that took it, or printed it. */
  device: v.string(),
  /** Who cancelled it, or printed it in a browser. */
  endedBy: v.string(),
  at: v.object({ made: Instant, taken: v.nullable(Instant), ended: v.nullable(Instant) }),
  can: v.object({ cancel: v.boolean(), retry: v.boolean(), again: v.boolean() }),
});
export type PrintJobData = v.InferOutput<typeof PrintJob>;

/** Open jobs that are listed at once: more than a store takes in an hour. */
export const openPrintsMax = 200;

export const listOpenPrints = endpoint({
  method: 'GET',
  path: '/api/terminal/prints',
  summary: `等着打印、正在打印、没打出来和等人决定的小票，先来的在前（最多 ${openPrintsMax} 张）`,
  who: 'terminal',
  input: Nothing,
  reply: v.object({ items: v.array(PrintJob) }),
  refusals: [],
});

export const listEndedPrints = endpoint({
  method: 'GET',
  path: '/api/terminal/ended-prints',
  summary: '打印过和取消了的小票，新的在前；保留 30 天',
  who: 'clerk',
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: pageOf(PrintJob),
  refusals: [],
});

export const listOrderPrints = endpoint({
  method: 'GET',
  path: '/api/terminal/orders/:orderId/prints',
  summary: '一笔订单的小票，先来的在前',
  who: 'clerk',
  input: v.object({ orderId: Id }),
  reply: v.object({ items: v.array(PrintJob) }),
  refusals: ['thing/not-found'],
});

/** `key`: the answer that got lost is given again, and does not count as taken twice. */
export const takePrint = endpoint({
  method: 'POST',
  path: '/api/terminal/prints/:jobId/take',
  summary: '领取一张小票，60 秒内只有这台设备可以打；过期没有回音就可以被再领，那时纸上注明补打',
  who: 'terminal',
  repeat: 'key',
  input: v.object({ jobId: Id }),
  reply: PrintJob,
  refusals: ['thing/not-found', 'print/taken', 'print/held', 'print/over'],
});

export const getPrintBytes = endpoint({
  method: 'GET',
  path: '/api/terminal/prints/:jobId/bytes',
  summary: '领取的小票要发给打印机的字节（ESC/POS，GB18030 文字），base64',
  who: 'terminal',
  input: v.object({ jobId: Id }),
  reply: v.object({ base64: v.string() }),
  refusals: ['thing/not-found', 'print/not-taken'],
});

export const donePrint = endpoint({
  method: 'POST',
  path: '/api/terminal/prints/:jobId/done',
  summary: '打印好了',
  who: 'terminal',
  repeat: 'natural',
  input: v.object({ jobId: Id }),
  reply: PrintJob,
  refusals: ['thing/not-found', 'print/taken', 'print/not-taken', 'print/over'],
});

export const failPrint = endpoint({
  method: 'POST',
  path: '/api/terminal/prints/:jobId/failed',
  summary: '没有打出来：写明原因，以及字节是否已经开始发给打印机；之后可以再领，发过几次都不成的等人决定',
  who: 'terminal',
  repeat: 'natural',
  input: v.object({ jobId: Id, reason: textFrom1To(60), begun: v.boolean() }),
  reply: PrintJob,
  refusals: ['thing/not-found', 'print/taken', 'print/not-taken', 'print/over'],
});

export const printOrder = endpoint({
  method: 'POST',
  path: '/api/terminal/orders/:orderId/prints',
  summary: '在网络打印机上打一张订单的小票，或一笔收银的小票；打过的注明补打',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ orderId: Id, kind: v.picklist([...slipKinds, 'receipt']), why: textUpTo(60) }),
  reply: v.object({ items: v.array(PrintJob) }),
  refusals: ['thing/not-found', 'print/no-printer', 'print/waiting'],
});

export const printShift = endpoint({
  method: 'POST',
  path: '/api/terminal/till/shifts/:shiftId/prints',
  summary: '在网络打印机上打一张交班单，交班以后才有；打过的注明补打',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ shiftId: Id, why: textUpTo(60) }),
  reply: v.object({ items: v.array(PrintJob) }),
  refusals: ['thing/not-found', 'print/shift-open', 'print/no-printer', 'print/waiting'],
});

export const notePagePrint = endpoint({
  method: 'POST',
  path: '/api/terminal/page-prints',
  summary: '记下浏览器打了收银小票或交班单，之后再打的注明补打',
  who: 'clerk',
  repeat: 'key',
  input: v.variant('kind', [v.object({ kind: v.literal('receipt'), orderId: Id }), v.object({ kind: v.literal('shift'), shiftId: Id })]),
  reply: Nothing,
  refusals: ['thing/not-found', 'print/shift-open'],
});

export const printAgain = endpoint({
  method: 'POST',
  path: '/api/terminal/prints/:jobId/again',
  summary: '补打一张，写明原因',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ jobId: Id, why: textFrom1To(60) }),
  reply: PrintJob,
  refusals: ['thing/not-found', 'print/no-printer', 'print/waiting'],
});

export const retryPrint = endpoint({
  method: 'POST',
  path: '/api/terminal/prints/:jobId/retry',
  summary: '看过纸，要再打：没打出来和等人决定的小票重新排上，注明补打的照样注明',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ jobId: Id }),
  reply: PrintJob,
  refusals: ['thing/not-found', 'print/taken', 'print/over'],
});

export const cancelPrint = endpoint({
  method: 'POST',
  path: '/api/terminal/prints/:jobId/cancel',
  summary: '不打了：取消等着打印或没打出来的小票',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ jobId: Id }),
  reply: PrintJob,
  refusals: ['thing/not-found', 'print/taken', 'print/over'],
});

export const printTestPage = endpoint({
  method: 'POST',
  path: '/api/terminal/printers/:printerId/test',
  summary: '打一张测试页',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ printerId: Id }),
  reply: PrintJob,
  refusals: ['thing/not-found'],
});
