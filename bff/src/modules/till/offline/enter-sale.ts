import { surchargeOf } from '@mendian/shared/catalog/choices.ts';
import { allocate, fen } from '@mendian/shared/kernel/money.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { quoteLines, type Discount } from '@mendian/shared/order/order-pricing.ts';
import type { OfflineLineData, SoldOfflineData } from '@mendian/shared/till/offline.contract.ts';
import { addsUp } from '@mendian/shared/till/offline-sums.ts';
import { refuseOffline } from '@mendian/shared/till/offline.errors.ts';
import type { Context } from '../../../platform/context.ts';
import { readNamedById, type NamedSku } from '../../catalog/index.ts';
import { orderDoor, writeSale, type SaleFacts } from '../../order/index.ts';
import { payInCash } from '../../payment/index.ts';
import { askOwnerOn, askStore, type StoreFacts } from '../../store/index.ts';
import { keepSale } from '../sell.ts';
import { askSold } from '../sold-before.ts';
import { askClerk, askShift, checkTime, clerkOf, shiftOf, type Sent } from './facts.ts';

/**
 * Enters a sale that was made without the server, at its own prices and its own time: goods leave the stock however little there is,
 * and the cash is in its shift, which may be closed by now. One that is in the books already stays as it is there.
 */
export const enterSale = async (ctx: Context, sent: Sent<SoldOfflineData>): Promise<void> => {
  const { action, storeId } = sent;
  const at = new Date(action.at);
  const [shiftFound, clerkFound, found, store, owner] = await ctx.sql.ask(
    ...[askShift(ctx.sql, action.shiftId), askClerk(sent), askSold({ id: action.id, storeId, payable: action.payable })],
    ...[askStore(storeId), askOwnerOn(storeId, dayOf(at))],
  );
  if (found === 'sale') return;
  if (found === 'other') throw refuseOffline('offline/id-taken');
  checkTime(ctx, sent);
  const [clerk, shift] = [clerkOf(clerkFound, sent), shiftOf(shiftFound, sent)];
  if (store!.standing === 'closed-for-good') throw refuseOffline('offline/store-closed');
  if (!addsUp(action)) throw refuseOffline('offline/sums');
  const facts = factsOf(action, asOwnedBy(store!, owner), await readSkus(ctx, storeId, action.lines));

  const here = { ...ctx, actor: clerk };
  const order = await writeSale({ ...here, now: at }, facts, { id: action.id, memberId: null, method: 'cash', isPrinted: true });
  keepSale(here, order, shift, { printed: action.number, late: shift.closed_at === null ? 0 : 1 });
  await payInCash(here, orderDoor, { orderId: order.id, tendered: action.tendered, at });
};

const asOwnedBy = (store: StoreFacts, owner: { owner_id: string; branch_id: string } | null): SaleFacts['store'] =>
  owner === null ? store : { ...store, ownerId: owner.owner_id, branchId: owner.branch_id };

const readSkus = async (
  { sql }: Context,
  storeId: string,
  lines: readonly OfflineLineData[],
): Promise<(line: OfflineLineData) => NamedSku> => {
  const skus = await readNamedById(sql, storeId, lines.map(({ skuId }) => skuId)); // prettier-ignore
  return ({ skuId, grams }) => {
    const sku = skus.get(skuId);
    if (sku === undefined) throw refuseOffline('offline/sku-unknown');
    if ((sku.soldBy === 'weight') !== (grams !== null)) throw refuseOffline('offline/measure');
    return sku;
  };
};

const factsOf = (
  { lines: sold, roundedOff }: SoldOfflineData,
  store: SaleFacts['store'],
  skuOf: (line: OfflineLineData) => NamedSku,
): SaleFacts => {
  const lines = sold.map((line) => {
    const { choices, price, pieces, grams, gross, tare, amount } = line;
    return {
      sku: skuOf(line),
      choices,
      price,
      surcharge: surchargeOf(choices),
      pieces,
      grams,
      gross,
      tare,
      amount,
      quantity: grams ?? pieces,
    };
  });
  return { store, lines, quote: quoteLines(lines, null, roundingOff(roundedOff, sold.map(({ amount }) => amount))) }; // prettier-ignore
};

const roundingOff = (roundedOff: number, amounts: readonly number[]): Discount[] =>
  roundedOff === 0 ? [] : [{ name: '抹零', of: 'goods', amount: fen(roundedOff), shares: allocate(fen(roundedOff), amounts) }];
