import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Id, Instant, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { linesMax, piecesMax } from '../order/order-lines.ts';
import { MadeHere } from './made-here.ts';

/** How long a terminal sells without a network, in hours, and how many actions it keeps meanwhile. */
export const offlineHoursMax = 72;
export const offlineActionsMax = 10_000;
/** How many actions travel in one call. */
export const offlineBatchMax = 50;

/** What was handed over, at the price that the customer read: a fact, whatever the price is by now. */
export const OfflineLine = v.object({
  skuId: Id,
  /** A portion's pieces; 1 for something weighed. */
  pieces: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(piecesMax)),
  /** Net grams of something weighed. */
  grams: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60_000))),
  gross: v.nullable(Count),
  tare: v.nullable(Count),
  /** The scale's label it was read from. */
  label: v.nullable(v.pipe(v.string(), v.regex(/^(\d{13}|\d{18})$/))),
  /** What was chosen of the product's options, as it was called and what it added: to a piece, or to a line that is weighed. */
  choices: v.optional(v.pipe(v.array(v.object({ id: Id, name: textFrom1To(40), surcharge: Amount })), v.maxLength(20)), []),
  /** Fen a piece, or 500 g, without what the choices add. */
  price: Amount,
  amount: Amount,
});
export type OfflineLineData = v.InferOutput<typeof OfflineLine>;

/** An offset at either end of time would make an instant that no list can show. */
const isWithinYears = (text: string): boolean => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(10_000, 0);

const common = {
  /** Made by the terminal, once for each action, by the clock that `at` is told by: the order's id of a sale, the shift's of an opening. */
  id: MadeHere,
  /** By the server's clock as the terminal last knew it. */
  at: v.pipe(Instant, v.check(isWithinYears, '时间格式不对')),
  clerkId: Id,
};

/** What a till does without a network, in the words of the calls that do the same with one. */
export const OfflineAction = v.variant('kind', [
  v.object({ ...common, kind: v.literal('shift-opened'), openingCash: Amount }),
  v.object({
    ...{ ...common, kind: v.literal('sold'), shiftId: Id },
    /** What stands on the receipt instead of the store's number: `断网 1126-0007`. */
    number: v.pipe(v.string(), v.regex(/^断网 [0-9A-Za-z-]{1,17}$/, '断网单号的格式不对')),
    lines: v.pipe(v.array(OfflineLine), v.minLength(1), v.maxLength(linesMax)),
    /** 抹零 */
    roundedOff: Amount,
    payable: Amount,
    tendered: Amount,
  }),
  v.object({ ...common, kind: v.literal('shift-closed'), shiftId: Id, counted: Amount, reason: textUpTo(100) }),
]);
export type OfflineActionData = v.InferOutput<typeof OfflineAction>;
export type SoldOfflineData = Extract<OfflineActionData, { kind: 'sold' }>;
export const offlineKinds = ['shift-opened', 'sold', 'shift-closed'] as const satisfies readonly OfflineActionData['kind'][];

/** `taken`: in the books. `listed`: the server could not take it and a person looks at it; the terminal need not send it again. */
const Outcome = v.variant('outcome', [
  v.object({ id: Id, outcome: v.literal('taken'), /** The store's number of a sale; null: no sale. */ number: v.nullable(v.string()) }),
  v.object({ id: Id, outcome: v.literal('listed'), code: v.string(), message: v.string() }),
]);

export const sendOffline = endpoint({
  method: 'POST',
  path: '/api/terminal/till/offline',
  summary: '补传断网时做的收银：按顺序，每个动作只入账一次（重传得到同样的答复）；入不了账的列出来等人处理',
  /** The device, since whoever sold may be at home by the time the network is back. */
  who: 'terminal',
  repeat: 'natural',
  /** As many lines as `offlineBatchMax` sales can have. */
  jsonBytesMax: 512 * 1024,
  input: v.object({ actions: v.pipe(v.array(OfflineAction), v.minLength(1), v.maxLength(offlineBatchMax)) }),
  /** One for each action, in the same order. */
  reply: v.object({ outcomes: v.array(Outcome) }),
  refusals: [],
});
