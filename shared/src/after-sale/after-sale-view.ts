import * as v from 'valibot';
import { Amount, Count, Id, Instant } from '../kernel/fields.ts';
import { saleModes } from '../order/order-modes.ts';
import { orderStates } from '../order/order-status.ts';
import { refundStates } from '../payment/refund-status.ts';
import { afterSaleLevels, afterSaleMoments, afterSaleReasons, afterSaleSides, afterSaleStates } from './after-sale-status.ts';

const Part = {
  asked: Amount,
  /** Null: not decided, or not granted. */ granted: v.nullable(Amount),
  /** What of it can still go back. */ left: Amount,
};

/** One step of a case's course. `level`: with whom it lies from then on. */
export const AfterSaleStep = v.object({
  what: v.picklist(afterSaleMoments),
  side: v.picklist(afterSaleSides),
  level: v.picklist(afterSaleLevels),
  by: v.string(),
  amount: v.nullable(Amount),
  words: v.string(),
  at: Instant,
});
export type AfterSaleStepData = v.InferOutput<typeof AfterSaleStep>;

/** A case as whoever may see it sees it; `by` names people only to the desks and terminals. */
const caseEntries = {
  id: Id,
  orderId: Id,
  /** The how manieth of its order, from 1. */
  no: Count,
  state: v.picklist(afterSaleStates),
  level: v.picklist(afterSaleLevels),
  reason: v.picklist(afterSaleReasons),
  words: v.string(),
  lines: v.array(v.object({ no: Count, name: v.string(), /** Null: by amount. */ pieces: v.nullable(Count), ...Part })),
  deliveryFee: v.object(Part),
  asked: Amount,
  granted: v.nullable(Amount),
  left: Amount,
  /** Of the money that was granted; null: none was. */
  refundState: v.nullable(v.picklist(refundStates)),
  /** What the customer was told with the decision. */
  answer: v.string(),
  pictures: v.array(Id),
  at: Instant,
  /** When it goes up by itself; null: it does not wait any more. */
  dueAt: v.nullable(Instant),
  steps: v.array(AfterSaleStep),
};

export const AfterSaleView = v.object({ ...caseEntries, can: v.object({ withdraw: v.boolean() }) });
export type AfterSaleViewData = v.InferOutput<typeof AfterSaleView>;

/** The same as who decides sees it. */
export const AfterSaleFile = v.object({
  ...caseEntries,
  order: v.object({
    storeName: v.string(),
    state: v.picklist(orderStates),
    mode: v.picklist(saleModes),
    pickupNumber: v.nullable(v.string()),
    customer: v.string(),
    phone: v.string(),
    payable: Amount,
    refunded: Amount,
    placedAt: Instant,
    endedAt: v.nullable(Instant),
  }),
  /** What this member asked back in the last 90 days, this case included. */
  askedLately: v.object({ cases: Count, granted: Amount }),
  can: v.object({
    decide: v.boolean(),
    /** The most the caller may give back, in fen. */
    grantMax: Amount,
    /** All that is left is given back with it, which ends an order under way. */
    pass: v.boolean(),
  }),
});
export type AfterSaleFileData = v.InferOutput<typeof AfterSaleFile>;

export const AfterSaleRow = v.object({
  id: Id,
  orderId: Id,
  storeId: Id,
  storeName: v.string(),
  pickupNumber: v.nullable(v.string()),
  state: v.picklist(afterSaleStates),
  level: v.picklist(afterSaleLevels),
  reason: v.picklist(afterSaleReasons),
  words: v.string(),
  asked: Amount,
  granted: v.nullable(Amount),
  refundState: v.nullable(v.picklist(refundStates)),
  pictures: Count,
  at: Instant,
  dueAt: v.nullable(Instant),
});
export type AfterSaleRowData = v.InferOutput<typeof AfterSaleRow>;

/** What an order's own pages say of its latest case; `id` null: it was asked before there were cases. */
export const AfterSaleBrief = v.object({
  id: v.nullable(Id),
  state: v.picklist(afterSaleStates),
  level: v.picklist(afterSaleLevels),
  asked: Amount,
  granted: v.nullable(Amount),
  reason: v.string(),
  answer: v.string(),
});
export type AfterSaleBriefData = v.InferOutput<typeof AfterSaleBrief>;

/** A picture of a case: JPEG, base64. */
export const AfterSalePicture = v.object({ type: v.literal('image/jpeg'), data: v.string() });
export type AfterSalePictureData = v.InferOutput<typeof AfterSalePicture>;
