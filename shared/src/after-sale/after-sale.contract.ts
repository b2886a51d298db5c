import * as v from 'valibot';
import { Amount, Count, Id, Instant, Nothing, textUpTo } from '../kernel/fields.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { linesMax } from '../order/order-lines.ts';
import { afterSaleReasons } from './after-sale-status.ts';
import { AfterSalePicture, AfterSaleView } from './after-sale-view.ts';

export const picturesMax = 6;
/** Bytes of an uploaded picture; refused above. */
export const pictureBytesMax = 10 * 1024 * 1024;

/** What can be asked back of an order now. */
export const AskForm = v.object({
  lines: v.array(
    v.object({
      no: Count,
      name: v.string(),
      picture: v.string(),
      /** Whole pieces to choose from; 1: by amount alone. */
      pieces: Count,
      quantity: v.string(),
      paid: Amount,
      refunded: Amount,
    }),
  ),
  deliveryFeeLeft: Amount,
  payable: Amount,
  refunded: Amount,
  /** The order ends with the last of its money: it is not handed over. */
  endsOrder: v.boolean(),
  /** Null: as long as it is under way. */
  until: v.nullable(Instant),
  /** Names of the coupons that come back with the last of the money. */
  coupons: v.array(v.string()),
  pointsSpent: Count,
  /** At which rate it earned points; null: it has earned none. */
  earnPerMille: v.nullable(Count),
});
export type AskFormData = v.InferOutput<typeof AskForm>;

export const listMyAfterSales = endpoint({
  method: 'GET',
  path: '/api/mini/orders/:orderId/after-sales',
  summary: '一笔订单的退款申请：已有的申请与经过，新的在前；以及现在还能申请什么',
  who: 'customer',
  input: v.object({ orderId: Id }),
  reply: v.object({
    items: v.array(AfterSaleView),
    form: v.nullable(AskForm),
    /** Why nothing can be asked for now, as a sentence; null: something can. */
    whyNot: v.nullable(v.string()),
  }),
  refusals: ['thing/not-found'],
});

export const askAfterSale = endpoint({
  method: 'POST',
  path: '/api/mini/orders/:orderId/after-sales',
  summary: '申请退款：按商品行和数量或金额，写明原因，可附图片；同一笔订单同时只有一个申请',
  who: 'customer',
  repeat: 'key',
  input: v.object({
    orderId: Id,
    lines: v.pipe(
      v.array(
        v.object({
          no: Count,
          /** Of a line of several pieces; null: by amount. */
          pieces: v.nullable(v.pipe(Count, v.minValue(1), v.maxValue(999))),
          amount: v.pipe(Amount, v.minValue(1, '每行至少退 1 分')),
        }),
      ),
      v.maxLength(linesMax),
    ),
    deliveryFee: v.optional(Amount, 0),
    reason: v.picklist(afterSaleReasons),
    words: textUpTo(200),
    pictureIds: v.pipe(v.array(Id), v.maxLength(picturesMax, `最多 ${picturesMax} 张图片`)),
  }),
  reply: AfterSaleView,
  refusals: [
    'thing/not-found',
    'state/not-allowed',
    'order/nothing-to-refund',
    'after-sale/open',
    'after-sale/late',
    'after-sale/final',
    'after-sale/exceeds',
    'after-sale/picture-gone',
  ],
});

export const withdrawAfterSale = endpoint({
  method: 'POST',
  path: '/api/mini/after-sales/:caseId/withdraw',
  summary: '撤回还没有答复的退款申请',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ caseId: Id }),
  reply: AfterSaleView,
  refusals: ['thing/not-found', 'after-sale/decided'],
});

export const uploadAfterSalePicture = endpoint({
  method: 'POST',
  path: '/api/mini/after-sale-pictures',
  summary: '上传退款申请的图片：正文就是 JPG、PNG 或 WebP 文件，最大 10 MB；一天之内没有附到申请上就删除',
  who: 'customer',
  repeat: 'natural',
  bytesMax: pictureBytesMax,
  input: Nothing,
  reply: v.object({ pictureId: Id }),
  refusals: ['picture/not-a-picture', 'picture/too-many-pixels'],
});

export const getMyAfterSalePicture = endpoint({
  method: 'GET',
  path: '/api/mini/after-sale-pictures/:pictureId',
  summary: '自己上传的图片',
  who: 'customer',
  input: v.object({ pictureId: Id }),
  reply: AfterSalePicture,
  refusals: ['thing/not-found'],
});
