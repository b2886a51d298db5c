import type { ExecutionContext } from 'ava';
import * as contract from '@mendian/shared/payment/charge.contract.ts';
import { openSale } from '@mendian/shared/till/till-charge.contract.ts';
import { aClerk, aCustomer, aProduct, aStore, type ClerkMade } from '../../../../test/build.ts';
import type { Harness } from '../../../../test/harness.ts';
import { orderDoor } from '../../order/index.ts';
import { aTill, pieces } from '../../till/till-for-tests.ts';
import { payInCash } from '../index.ts';

type Given = { readonly price?: number; readonly payee?: number };

/** A counter with two terminals, of which the first has the drawer, and sales to be paid there. */
export const aCounter = async (house: Harness, { price = 1_850, payee = 0 }: Given = {}) => {
  const { store, clerk } = await aTill(house, await aStore(house, { payee }));
  const product = await aProduct(house, store, { price, onHand: 1_000 });
  const other = await aClerk(house, store);
  /** A sale that waits to be paid. */
  const aSale = async (): Promise<string> => {
    const ask = { guestId: null, couponIds: [], usePoints: false, roundDown: 'none' as const, expectedPayable: price };
    return (await clerk.call(openSale, { ...ask, lines: [pieces(product)] })).orderId;
  };
  return { store, clerk, other, aSale };
};

/** Somebody with a phone, and what its purses show. */
export const aPhone = async (house: Harness) => {
  const { openid } = await aCustomer(house);
  const { control } = house.sandbox;
  return {
    openid,
    code: (purse: 'wechat' | 'alipay' = 'wechat') => control.payCode(openid, purse),
    confirm: () => control.decide(openid, 'success'),
    decline: () => control.decide(openid, 'cancel'),
  };
};

export const charge = ({ call }: ClerkMade, orderId: string, authCode: string, key?: string) =>
  call(contract.chargeOrder, { orderId, authCode }, key === undefined ? {} : { key });
export const stop = ({ call }: ClerkMade, orderId: string) => call(contract.stopCharge, { orderId });
export const look = ({ call }: ClerkMade, orderId: string) => call(contract.getCharge, { orderId });

/** Lets time pass as at a counter: whatever comes due is done when it is. */
export const wait = async (house: Harness, seconds: number): Promise<void> => {
  for (let left = seconds; left > 0; left -= 5) {
    house.clock.advance(Math.min(5, left) * 1_000);
    await house.deliver();
  }
};

export const payCash = (house: Harness, orderId: string, tendered = 10_000) =>
  house.transact((ctx) => payInCash(ctx, orderDoor, { orderId, tendered }));

export const paymentOf = (house: Harness, orderId: string) =>
  house.reads.one<{ state: string; method: string; out_trade_no: string }>('SELECT * FROM payment WHERE order_id = ?', [orderId]);

/** The states of all charges of an order, the first one first. */
export const chargesOf = async (house: Harness, orderId: string): Promise<string[]> =>
  (await house.reads.all<{ state: string }>('SELECT state FROM charge WHERE order_id = ? ORDER BY id', [orderId])).map(
    ({ state }) => state,
  );

export const isPaid = async (t: ExecutionContext, house: Harness, orderId: string, method = 'codepay'): Promise<void> => {
  t.like(await paymentOf(house, orderId), { state: 'paid', method });
  t.like(await house.reads.one('SELECT state FROM orders WHERE id = ?', [orderId]), { state: 'completed' });
};
