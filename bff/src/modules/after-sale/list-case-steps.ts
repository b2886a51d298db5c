import type { AfterSaleStepData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { readOrder } from '../order/index.ts';
import { readCaseSteps } from '../order-desk/index.ts';

/** The course of all cases of one of the store's orders. */
export const listStoreCaseSteps = async (
  { sql, actor }: ReadContext<Clerk>,
  { orderId }: { orderId: string },
): Promise<{ items: AfterSaleStepData[] }> => {
  const order = await readOrder(sql, orderId);
  if (order?.store_id !== actor.storeId) throw refuse('thing/not-found');
  return { items: await readCaseSteps(sql, orderId) };
};
