import { askAfterSale, listMyAfterSales, type AskFormData } from '@mendian/shared/after-sale/after-sale.contract.ts';
import type { AfterSaleViewData } from '@mendian/shared/after-sale/after-sale-view.ts';
import type { AfterSaleReason } from '@mendian/shared/after-sale/after-sale-status.ts';
import { call } from '../../platform/call.ts';
import { outside } from '../../platform/index';
import { withIntention } from '../../platform/intention.ts';
import { settings } from '../../platform/settings.ts';
import { useRead } from '../../platform/use-read.ts';
import { askedOf, type Draft } from './draft.ts';

/** What was asked back of an order, read anew whenever `standing` changes. */
export const useAfterSales = (orderId: string, standing: string) =>
  useRead(`${orderId} ${standing}`, () => call(listMyAfterSales, { orderId }), { onShow: true, mine: true });

/** Sends a case once, and offers to tell what came of it: WeChat allows that offer within the tap alone. */
export const sendAfterSale = async (orderId: string, form: AskFormData, draft: Draft, pictureIds: readonly string[]): Promise<void> => {
  const template = settings.get()?.templates.refund ?? '';
  const offered = outside.offerMessages(template === '' ? [] : [template]);
  const { reason, words } = draft as Draft & { reason: AfterSaleReason };
  const wish = { orderId, ...askedOf(form, draft), reason, words, pictureIds: [...pictureIds] };
  await withIntention(`after-sale:${orderId}`, wish, (key) => call(askAfterSale, wish, { key }), isOver);
  await offered.catch(() => undefined);
};

/** It was withdrawn or answered meanwhile: it is not the one that is asked for now. */
const isOver = async ({ id, orderId }: AfterSaleViewData): Promise<boolean> =>
  (await call(listMyAfterSales, { orderId })).items.find((one) => one.id === id)?.state !== 'asked';
