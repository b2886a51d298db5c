import { buyPass, checkPassPayment, getMyPass, payPass, type PassData, type PassOfferData } from '@mendian/shared/pass/pass.contract.ts';
import { call } from '../../platform/call.ts';
import { outside } from '../../platform/index';
import { withIntention } from '../../platform/intention.ts';
import { settings } from '../../platform/settings.ts';

/** Buys a pass at the price that was shown, once, whatever happens to the answer; it waits for its payment. */
export const buy = ({ kindId, price: expectedPrice }: Pick<PassOfferData, 'kindId' | 'price'>): Promise<PassData> =>
  withIntention(`pass:${kindId}`, { kindId, expectedPrice }, (key) => call(buyPass, { kindId, expectedPrice }, { key }), isOver);

/** It was paid meanwhile, or its time to pay ran out: it is not the one wanted now. */
const isOver = async ({ id: passId }: PassData): Promise<boolean> => (await call(getMyPass, { passId })).standing !== 'unpaid';

/**
 * What came of opening the payment sheet. `unsure`: the sheet said paid, the server has not heard of it yet. Messages are offered
 * right after the sheet, as only then WeChat allows it.
 */
export const payFor = async (passId: string): Promise<'paid' | 'cancelled' | 'unsure'> => {
  const outcome = await outside.pay(await call(payPass, { passId }));
  const offered = outcome === 'closed-after-paying' ? outside.offerMessages(templatesToOffer()) : Promise.resolve();
  const pass = await call(checkPassPayment, { passId }).catch(() => null);
  await offered.catch(() => undefined);
  if (pass !== null && pass.standing !== 'unpaid') return 'paid';
  return outcome === 'cancelled' ? 'cancelled' : 'unsure';
};

const templatesToOffer = (): string[] => {
  const templates = settings.get()?.templates;
  // What was kept of a server before this one does not name them.
  return templates === undefined ? [] : [templates.passSold, templates.passEnding].filter(Boolean);
};
