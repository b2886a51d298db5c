import type { AskFormData, listMyAfterSales } from '@mendian/shared/after-sale/after-sale.contract.ts';
import { askUntil, isUnderWay, whyNotAsk } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { restOf } from '@mendian/shared/order/desk-refund.ts';
import type { Customer } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import { askUsedCoupons } from '../coupon/index.ts';
import { answeredBefore, readLines, readOrder, type LineRow, type OrderRow } from '../order/index.ts';
import { askOrderPoints } from '../points/index.ts';
import { presentCases } from './present-case.ts';
import { readOfOrder } from './read-cases.ts';
import { readRules } from './rules.ts';
import { refusalOf } from './why-not.ts';

/** What the customer asked back of an order so far, and what can be asked back now. */
export const viewMyAfterSales = async (
  ctx: ReadContext<Customer>,
  { orderId }: { orderId: string },
): Promise<ReplyOf<typeof listMyAfterSales>> => {
  const { sql, actor, now } = ctx;
  const order = await readOrder(sql, orderId);
  if (order === null || order.member_id !== actor.memberId) throw refuse('thing/not-found');
  const cases = await readOfOrder(sql, orderId);
  const { askHours } = await readRules(sql);
  const why = whyNotAsk(order, cases[0] ?? answeredBefore(order), askHours, now);
  return {
    items: await presentCases(ctx, cases),
    form: why === null ? await formOf(sql, order, askHours) : null,
    whyNot: why === null ? null : refusalOf(why, order).message,
  };
};

const formOf = async (sql: Reads, order: OrderRow, askHours: number): Promise<AskFormData> => {
  const lines = await readLines(sql, order.id);
  const [coupons, points] = await sql.ask(askUsedCoupons(order.id), askOrderPoints(order.id));
  return {
    lines: lines.map(presentLine),
    deliveryFeeLeft: restOf(order, lines).deliveryFee,
    ...{ payable: order.payable, refunded: order.refunded },
    endsOrder: isUnderWay(order),
    until: askUntil(order, askHours)?.toISOString() ?? null,
    coupons,
    pointsSpent: points.spent,
    earnPerMille: order.state === 'completed' ? points.earnPerMille : null,
  };
};

const presentLine = (line: LineRow): AskFormData['lines'][number] => ({
  ...{ no: line.no, picture: line.picture, paid: line.paid, refunded: line.refunded },
  name: skuText({ name: line.name, skuName: line.sku_name }),
  pieces: line.grams === null ? line.pieces : 1,
  quantity: line.grams === null ? `${line.pieces} 份` : `${line.weighed_grams ?? line.grams}g`,
});
