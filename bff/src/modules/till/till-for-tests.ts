import type { RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { getMemberCode } from '@mendian/shared/member/member-code.contract.ts';
import type { SaleLineData } from '@mendian/shared/till/sale-lines.ts';
import * as contract from '@mendian/shared/till/till.contract.ts';
import * as shifts from '@mendian/shared/till/till-shift.contract.ts';
import { aClerk, aStore, type ClerkMade, type CustomerMade, type SkuMade, type StoreMade } from '../../../test/build.ts';
import type { Harness } from '../../../test/harness.ts';

/** A store with a clerk at a till whose shift is open, with 200 yuan in the drawer. */
export const aTill = async (house: Harness, store?: StoreMade): Promise<{ store: StoreMade; clerk: ClerkMade; shiftId: string }> => {
  const at = store ?? (await aStore(house));
  const clerk = await aClerk(house, at);
  const { id } = await clerk.call(shifts.openShift, { openingCash: 20_000 });
  return { store: at, clerk, shiftId: id };
};

/** The till's number of a product. */
export const withPlu = async ({ transact }: Harness, sku: SkuMade, plu: string): Promise<SkuMade> => {
  await transact(({ sql }) => sql.run('UPDATE sku SET plu = NULL WHERE plu = ?', [plu]));
  await transact(({ sql }) => sql.run('UPDATE sku SET plu = ? WHERE id = ?', [plu, sku.skuId]));
  return sku;
};

export const pieces = ({ skuId }: SkuMade, count = 1, choices: string[] = []): SaleLineData => ({
  kind: 'pieces',
  skuId,
  pieces: count,
  choices,
});
export const weighed = ({ skuId }: SkuMade, gross: number, tare = 0, choices: string[] = []): SaleLineData => ({
  ...{ kind: 'weighed', skuId, gross, tare, choices },
});

/** Shows the customer's member code at the till. */
export const shownAt = async ({ call }: ClerkMade, customer: CustomerMade) =>
  call(contract.recogniseGuest, { code: (await customer.call(getMemberCode, {})).code });

type Given = Partial<RequestOf<typeof contract.sellForCash>> & { lines: SaleLineData[] };

/** Sells at the price that the quote says, with the coupons it picks unless others are given, for the exact sum unless more is. */
export const aSale = async ({ call }: ClerkMade, { lines, guestId = null, ...given }: Given, key?: string) => {
  const ask = { lines, guestId, usePoints: given.usePoints ?? false, roundDown: given.roundDown ?? ('none' as const) };
  const quote = await call(contract.quoteSale, { ...ask, couponIds: given.couponIds ?? null });
  const couponIds = given.couponIds ?? quote.coupons.flatMap(({ id, chosen }) => (chosen ? [id] : []));
  const expectedPayable = given.expectedPayable ?? quote.payable;
  const sale = { ...ask, couponIds, expectedPayable, tendered: given.tendered ?? expectedPayable };
  return call(contract.sellForCash, sale, key === undefined ? {} : { key });
};
