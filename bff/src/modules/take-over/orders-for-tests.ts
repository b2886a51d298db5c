import { randomBytes } from 'node:crypto';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, aProduct, aStore, type CustomerMade } from '../../../test/build.ts';
import type { Harness } from '../../../test/harness.ts';
import { findFaults, type Fault } from '../patrol/find-faults.ts';
import { aTakeOver, csvOf, doStep, upload, type Row } from './take-over-for-tests.ts';

export type Paid = { readonly outTradeNo: string; readonly amount: number; readonly mchid: string };

/** Pays at WeChat as a customer of the earlier system did: by its number, to the payee's keys, with its notifications elsewhere. */
export const payEarlier = async (
  { running, sandbox, payees, clock }: Harness,
  openid: string,
  { amount, outTradeNo = `OLD${randomBytes(8).toString('hex')}`, payee = 0 }: { amount: number; outTradeNo?: string; payee?: number },
): Promise<Paid> => {
  const to = payees[payee]!;
  sandbox.control.misbehave({ notify: 'never' });
  const { prepayId } = await running.parts.wechatPay.prepay(to, {
    ...{ outTradeNo, amount, openid, description: '旧系统的订单', notifyUrl: 'https://earlier.example/notify' },
    expiresAt: new Date(clock.now.getTime() + 600_000),
  });
  await sandbox.control.pay(openid, { prepayId });
  sandbox.control.misbehave({ notify: 'normal' });
  return { outTradeNo, amount, mchid: to.subMchid ?? to.mchid };
};

/** A store with two products, a customer, and how the earlier system's file tells of an order of theirs. */
export const aStoreWithOrders = async (house: Harness, given: { onHand?: number } = {}) => {
  const made = await aTakeOver(house);
  const store = await aStore(house);
  const { code } = (await house.reads.one<{ code: string }>('SELECT code FROM store WHERE id = ?', [store.id]))!;
  const own = code.slice(-8);
  const neck = { name: `卤鸭脖${own}`, ...(await aProduct(house, store, { name: `卤鸭脖${own}`, price: 2_800, ...given })) };
  const beef = {
    name: `卤牛肉${own}`,
    ...(await aProduct(house, store, { name: `卤牛肉${own}`, price: 5_000, onHand: 5_000, weigh: { min: 100, step: 50, max: 2_000 } })),
  };
  const customer = await aCustomer(house);
  return { ...made, store, code, neck, beef, customer, ...fileOf(house, { code, own, customer }, neck.name) };
};

type Place = { readonly code: string; readonly own: string; readonly customer: CustomerMade };

const fileOf = (house: Harness, { code, own, customer }: Place, goods: string) => {
  /** Not paid for: what the rows of a file say. */
  const anOrderRow = (no: number, { outTradeNo, amount, mchid }: Paid, more: Row = {}): Row => ({
    ...{ number: `${own}-${no}`, storeCode: code, member: customer.openid, mode: '自提', promisedAt: '2026-11-20 12:30:00' },
    ...{ code: String(20_000_000 + no), outTradeNo, mchid, paid: yuan(amount), remark: '少放辣' },
    ...{ goods, pieces: '2', price: yuan(amount / 2), amount: yuan(amount), options: '微辣', ...more },
  });
  return {
    anOrderRow,
    /** Paid for at WeChat, two portions at 28.00 each. */
    aPaidRow: async (no: number, more: Row = {}): Promise<Row> =>
      anOrderRow(no, await payEarlier(house, customer.openid, { amount: 5_600 }), more),
  };
};

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** A store whose orders of these rows were taken over, and a clerk at its terminal. */
export const takenOver = async (
  house: Harness,
  rowsOf: (made: StoreWithOrders) => Promise<Row[]> | Row[],
  given: { onHand?: number } = {},
) => {
  const made = await aStoreWithOrders(house, given);
  const clerk = await aClerk(house, made.store);
  await upload(made.call, made.id, 'orders', csvOf('orders', await rowsOf(made)));
  await doStep(house, made.call, made.id, 'check');
  const ran = await doStep(house, made.call, made.id, 'run');
  /** In the order of the file, as their numbers are. */
  const board = async () => (await clerk.call(terminal.getBoard, {})).orders.sort((a, b) => (a.pickupNumber! < b.pickupNumber! ? -1 : 1));
  return { ...made, clerk, ran, board };
};
type StoreWithOrders = Awaited<ReturnType<typeof aStoreWithOrders>>;

/** What is due happens, refunds reach WeChat and its answers come back. */
export const settleMoney = async (house: Harness): Promise<void> => {
  await house.deliver();
  await house.sandbox.clock.advance(60_000);
  await house.sandbox.control.quiet();
  await house.deliver();
};

/** What the patrol lists when nothing counts as under way any more. */
export const faultsOf = ({ reads, clock }: Harness): Promise<Fault[]> => findFaults(reads, new Date(clock.now.getTime() + 6 * 60_000));

export const stockOf = ({ reads }: Harness, { skuId }: { skuId: string }) =>
  reads.one<{ on_hand: number; reserved: number }>('SELECT on_hand, reserved FROM stock WHERE sku_id = ?', [skuId]);
