import { buyPass, payPass, type PassData } from '@mendian/shared/pass/pass.contract.ts';
import type { PassDraftData } from '@mendian/shared/pass/pass-draft.ts';
import { addPassKind, movePassKind, type PassKindData } from '@mendian/shared/pass/pass-kind.contract.ts';
import type { CustomerMade, StaffMade } from './build.ts';
import type { Harness } from './harness.ts';

type Given = Partial<PassDraftData> & Pick<PassDraftData, 'productIds'>;

/** A pass of 30 days and 30 uses, one a day, for 99 yuan, anywhere; a store earns 6 yuan for a use, head office bears it. */
export const aPassDraft = ({ payees }: Pick<Harness, 'payees'>, given: Given): PassDraftData => ({
  ...{ name: '每天一份卤蛋', note: '', price: 9_900, days: 30, uses: 30, usesPerDay: 1, places: ['chain'], earns: 600 },
  ...{ bearers: { headOffice: 1000, branch: 0, owner: 0 }, payeeId: payees[0]!.id },
  ...given,
});

/** A kind that head office made and put on sale. */
export const aPassKind = async (house: Harness, { call }: StaffMade, given: Given): Promise<PassKindData> => {
  const { id: kindId } = await call(addPassKind, { draft: aPassDraft(house, given) });
  return call(movePassKind, { kindId, action: 'start' });
};

/** Pays a pass on WeChat's sheet and waits until its notification was heard. */
export const payForPass = async ({ sandbox, settings }: Harness, { call, openid }: CustomerMade, passId: string): Promise<void> => {
  const sheet = await call(payPass, { passId });
  await sandbox.control.pay(openid, { appid: settings.WECHAT_APPID, ...sheet });
  await sandbox.control.quiet();
};

/** A pass of the kind that the customer bought and paid for. */
export const aPass = async (house: Harness, customer: CustomerMade, { id: kindId, draft }: PassKindData): Promise<PassData> => {
  const pass = await customer.call(buyPass, { kindId, expectedPrice: draft.price });
  await payForPass(house, customer, pass.id);
  return pass;
};
