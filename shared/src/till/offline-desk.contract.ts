import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, Instant, pageOf, queryInteger, textFrom1To } from '../kernel/fields.ts';
import { offlineKinds } from './offline.contract.ts';
import { seeOffline, settleOffline } from './offline.permissions.ts';

/** What became of something that could not be entered as it came: it waits, or a person entered it after all, or not. */
export const offlineStates = ['listed', 'entered', 'dismissed'] as const;
export type OfflineState = (typeof offlineStates)[number];

const entries = {
  id: Id,
  kind: v.picklist(offlineKinds),
  /** When it was done, and when it came. */
  at: Instant,
  receivedAt: Instant,
  /** Empty: nobody who is known. */
  clerk: v.string(),
  /** The number on a sale's receipt; null: no sale. */
  number: v.nullable(v.string()),
  /** What a sale came to, what an opening or a closing counted in the drawer. */
  amount: Amount,
  /** Why it cannot be entered, or could not. */
  code: v.string(),
  message: v.string(),
};

export const ListedOffline = v.object(entries);
export type ListedOfflineData = v.InferOutput<typeof ListedOffline>;

export const listMyListed = endpoint({
  method: 'GET',
  path: '/api/terminal/till/offline/listed',
  summary: '这台终端补传后入不了账、还没有人处理的断网收银，新的在前',
  who: 'terminal',
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: pageOf(ListedOffline),
  refusals: [],
});

const OfflineRow = v.object({
  ...entries,
  storeId: Id,
  storeName: v.string(),
  terminalName: v.string(),
  state: v.picklist(offlineStates),
  /** `note`: why it was not entered. */
  settled: v.nullable(v.object({ by: v.string(), at: Instant, note: v.string() })),
  /** The order of a sale that was entered. */
  orderId: v.nullable(Id),
});
export type OfflineRowData = v.InferOutput<typeof OfflineRow>;

const Line = v.object({
  /** Empty: the catalogue has no such product. */
  name: v.string(),
  skuName: v.string(),
  choices: v.array(v.object({ name: v.string(), surcharge: Amount })),
  pieces: Count,
  grams: v.nullable(Count),
  /** Without what the choices add. */
  price: Amount,
  amount: Amount,
});

const OfflineFile = v.object({
  ...OfflineRow.entries,
  sale: v.nullable(v.object({ lines: v.array(Line), roundedOff: Amount, payable: Amount, tendered: Amount })),
  /** Why the drawer did not agree, as the clerk wrote; empty: nothing was written. */
  reason: v.string(),
  /** The shift it belongs to; null: there is none with its number. */
  shift: v.nullable(v.object({ terminalName: v.string(), openedBy: v.string(), openedAt: Instant, closedAt: v.nullable(Instant) })),
});
export type OfflineFileData = v.InferOutput<typeof OfflineFile>;

export const listOffline = deskEndpoint({
  method: 'GET',
  path: '/offline-actions',
  summary: '断网收银：补传后入不了账的，新的在前；按状态和门店筛选，只列负责范围之内的',
  permission: seeOffline,
  input: v.object({
    state: v.optional(v.picklist(offlineStates), 'listed'),
    storeId: v.optional(Id),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: v.object({ ...pageOf(OfflineRow).entries, /** How many wait. */ waiting: Count }),
  refusals: [],
});

export const getOffline = deskEndpoint({
  method: 'GET',
  path: '/offline-actions/:actionId',
  summary: '一笔入不了账的断网收银：商品行、班次、原因、怎样处理的',
  permission: seeOffline,
  input: v.object({ actionId: Id }),
  reply: OfflineFile,
  refusals: ['thing/not-found'],
});

export const enterOffline = deskEndpoint({
  method: 'POST',
  path: '/offline-actions/:actionId/enter',
  summary: '再入账：原因解决之后按原来的时间和价格入账，只入一次；仍入不了的说明原因',
  permission: settleOffline,
  repeat: 'natural',
  input: v.object({ actionId: Id }),
  reply: OfflineFile,
  refusals: [
    ...['thing/not-found', 'offline/dismissed', 'offline/time', 'offline/clerk-unknown', 'offline/shift-unknown', 'offline/shift-foreign'],
    ...['offline/shift-closed', 'offline/sku-unknown', 'offline/measure', 'offline/sums', 'offline/store-closed', 'offline/id-taken'],
    'offline/fault',
  ],
});

export const dismissOffline = deskEndpoint({
  method: 'POST',
  path: '/offline-actions/:actionId/dismiss',
  summary: '不入账：写明原因，从待处理里去掉',
  permission: settleOffline,
  repeat: 'natural',
  input: v.object({ actionId: Id, reason: textFrom1To(100) }),
  reply: OfflineFile,
  refusals: ['thing/not-found', 'offline/in-books', 'offline/dismissed'],
});
