import { checkPayment, payOrder, type OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { call } from '../../platform/call.ts';
import { outside } from '../../platform/index';
import { settings } from '../../platform/settings.ts';

/** What came of opening the payment sheet. `unsure`: the sheet said paid, the server has not heard of it yet. */
type PayResult = { readonly kind: 'paid' | 'cancelled' | 'unsure'; readonly order: OrderViewData | null };

/**
 * Opens WeChat's payment sheet for an order and asks the server what came of it: what the sheet says is not believed.
 * Messages are offered right after the sheet, as only then WeChat allows it.
 */
export const pay = async (orderId: string): Promise<PayResult> => {
  const outcome = await outside.pay(await call(payOrder, { orderId }));
  const offered = outcome === 'closed-after-paying' ? outside.offerMessages(templatesToOffer()) : Promise.resolve();
  const order = await call(checkPayment, { orderId }).catch(() => null);
  await offered.catch(() => undefined);
  if (order !== null && order.payment.state === 'paid') return { kind: 'paid', order };
  return { kind: outcome === 'cancelled' ? 'cancelled' : 'unsure', order };
};

const templatesToOffer = (): string[] => {
  const templates = settings.get()?.templates;
  return templates === undefined ? [] : [templates.ready, templates.ended].filter((id) => id !== '');
};
