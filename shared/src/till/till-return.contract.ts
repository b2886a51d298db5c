import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Id, textFrom1To } from '../kernel/fields.ts';
import { linesMax } from '../order/order-lines.ts';
import { SaleView } from './till.contract.ts';

/** How the money goes back: handed over in cash, or the way it was paid. */
export const returnWays = ['cash', 'original'] as const;

export const returnSale = endpoint({
  method: 'POST',
  path: '/api/terminal/till/sales/:orderId/returns',
  summary: '退货：按行退件数或克数，按实付的比例退钱，券和积分随退款退回；记入这台终端的班次。包装商品可放回库存',
  who: 'clerk',
  repeat: 'key',
  input: v.object({
    orderId: Id,
    lines: v.pipe(
      v.array(
        v.object({
          no: v.pipe(v.number(), v.integer(), v.minValue(1)),
          /** Pieces, or grams of what was weighed. */
          quantity: v.pipe(v.number(), v.integer(), v.minValue(1, '退的数量至少是 1'), v.maxValue(100_000)),
          /** It can be sold again. */
          restock: v.optional(v.boolean(), false),
        }),
      ),
      v.minLength(1, '请选要退的商品'),
      v.maxLength(linesMax),
      v.check((lines) => new Set(lines.map(({ no }) => no)).size === lines.length, '同一行只能退一次'),
    ),
    reason: textFrom1To(60),
    way: v.picklist(returnWays),
    /** What the clerk was shown that goes back. The server refuses if its own differs. */
    expectedAmount: Amount,
  }),
  reply: SaleView,
  refusals: [
    'thing/not-found',
    'till/no-shift',
    'till/return-too-late',
    'till/return-exceeds',
    'till/return-changed',
    'till/not-restockable',
  ],
});
