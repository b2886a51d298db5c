import sharp from 'sharp';
import * as contract from '@mendian/shared/after-sale/after-sale.contract.ts';
import type { AfterSaleViewData } from '@mendian/shared/after-sale/after-sale-view.ts';
import type { RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import type { CustomerMade } from './build.ts';

type Given = Partial<RequestOf<typeof contract.askAfterSale>>;

/** A customer asks back all that is left of an order, unless told otherwise. */
export const anAfterSale = async ({ call }: CustomerMade, orderId: string, given: Given = {}): Promise<AfterSaleViewData> => {
  const { form } = await call(contract.listMyAfterSales, { orderId });
  const lines = (form?.lines ?? []).flatMap(({ no, paid, refunded }) =>
    paid > refunded ? [{ no, pieces: null, amount: paid - refunded }] : [],
  );
  const all = { lines, deliveryFee: form?.deliveryFeeLeft ?? 0 };
  return call(contract.askAfterSale, { orderId, ...all, reason: 'late', words: '', pictureIds: [], ...given });
};

/** What a phone's camera gives. */
export const aPhoto = async (): Promise<ArrayBuffer> => {
  const drawn = sharp({ create: { width: 300, height: 200, channels: 3, background: { r: 200, g: 60, b: 30 } } });
  return new Uint8Array(await drawn.jpeg().toBuffer()).buffer;
};
