import { randomUUID, verify } from 'node:crypto';
import type { Discount, PayOutcome, PayResult, SheetFields } from '../sandbox-shape.ts';
import { nowMs, type Order, type Sheet, type World } from '../world.ts';
import { decideTrade } from '../alipay/decide-trade.ts';
import { cannotPay, payOrder } from '../pay/pay-order.ts';
import { closeWhenOld } from '../pay/order-ids.ts';
import { decideCharge } from '../pay/user-paying.ts';
import { PersonFailure } from './person-failure.ts';

const sheetsMost = 20_000;
const signatureLifeMs = 2 * 3_600_000;

/** `wx.requestPayment` opens its sheet: the signature is checked over the appid it runs under, which it is not given. */
export const openSheet = (world: World, openid: string, fields: SheetFields | { prepayId: string }): Sheet => {
  const order = orderOf(world, 'prepayId' in fields ? fields.prepayId : prepayIdOf(fields));
  if (!('prepayId' in fields)) checkSignature(world, order, fields);
  const obstacle = cannotPay(world, order, openid);
  if (obstacle !== null) throw new PersonFailure(400, 'requestPayment:fail', `requestPayment:fail ${obstacle}`);
  const sheet: Sheet = { id: randomUUID(), orderId: order.id, openid, state: 'open', errMsg: '', openedAtMs: nowMs(world) };
  world.sheets.set(sheet.id, sheet);
  if (world.sheets.size > sheetsMost) world.sheets.delete(world.sheets.keys().next().value!);
  return sheet;
};

/** A payment code was scanned and wants its owner's password: the phone asks for it. */
export const openChargeSheet = (world: World, openid: string, of: { orderId: string } | { tradeId: string }): void => {
  const sheet: Sheet = { id: randomUUID(), orderId: '', openid, state: 'open', errMsg: '', openedAtMs: nowMs(world), ...of };
  world.sheets.set(sheet.id, sheet);
};

/** The person decides. A sheet is decided once; meanwhile the order may have been paid elsewhere, closed, or run out. */
export const decideSheet = (world: World, id: string, outcome: PayOutcome, discount?: Discount): PayResult => {
  const sheet = findSheet(world, id);
  if (sheet.state !== 'open') throw new PersonFailure(409, 'sheet/decided', '这次支付已经结束');
  const result = decide(world, sheet, outcome, discount);
  world.sheets.set(id, { ...sheet, ...result });
  for (const wake of world.sheetWaiters.get(id) ?? []) wake();
  world.sheetWaiters.delete(id);
  return result;
};

/** Waits until the sheet is decided, or some time has passed. */
export const waitForSheet = async (world: World, id: string, milliseconds: number): Promise<Sheet> => {
  const sheet = findSheet(world, id);
  if (sheet.state !== 'open' || milliseconds <= 0) return sheet;
  await new Promise<void>((resolve) => {
    const waiters = world.sheetWaiters.get(id) ?? new Set();
    world.sheetWaiters.set(id, waiters);
    const timer = setTimeout(finish, milliseconds);
    world.ending.signal.addEventListener('abort', finish, { once: true });
    waiters.add(finish);
    function finish(): void {
      clearTimeout(timer);
      waiters.delete(finish);
      world.ending.signal.removeEventListener('abort', finish);
      resolve();
    }
  });
  return findSheet(world, id);
};

export const findSheet = (world: World, id: string): Sheet => {
  const sheet = world.sheets.get(id);
  if (!sheet) throw new PersonFailure(404, 'sheet/not-found', '没有这次支付');
  return sheet;
};

const decide = (world: World, sheet: Sheet, outcome: PayOutcome, discount?: Discount): PayResult => {
  if (sheet.tradeId !== undefined) return decideTrade(world, sheet.tradeId, outcome);
  const asked = world.orders.get(sheet.orderId)!;
  if (asked.tradeType === 'MICROPAY') return decideCharge(world, asked, outcome, discount);
  if (outcome === 'cancel') return { state: 'cancelled', errMsg: 'requestPayment:fail cancel' };
  const order = closeWhenOld(world, asked);
  const obstacle = outcome === 'fail' ? '余额不足，请更换支付方式' : cannotPay(world, order, sheet.openid);
  if (obstacle !== null) return { state: 'failed', errMsg: `requestPayment:fail ${obstacle}` };
  payOrder(world, order, discount);
  return { state: 'paid', errMsg: 'requestPayment:ok' };
};

const prepayIdOf = ({ package: text }: SheetFields): string => /^prepay_id=(\S+)$/.exec(String(text))?.[1] ?? '';

const orderOf = (world: World, prepayId: string): Order => {
  const order = world.orders.get(world.orderOfPrepay.get(prepayId) ?? '');
  if (!order || order.prepayId !== prepayId) throw new PersonFailure(400, 'requestPayment:fail', 'requestPayment:fail 预支付交易会话无效');
  return order;
};

const checkSignature = (world: World, order: Order, fields: SheetFields): void => {
  const { appid, timeStamp, nonceStr, package: text, signType, paySign } = fields;
  const seconds = /^\d{10}$/.test(String(timeStamp)) ? Number(timeStamp) : 0;
  const message = Buffer.from(`${appid}\n${timeStamp}\n${nonceStr}\n${text}\n`);
  const isRight =
    signType === 'RSA' &&
    appid === (order.subAppid ?? order.appid) &&
    Math.abs(world.wireNow().getTime() - seconds * 1000) < signatureLifeMs &&
    verify('RSA-SHA256', message, world.parties.get(order.mchid)!.ownPublicKey, Buffer.from(String(paySign), 'base64'));
  if (!isRight) throw new PersonFailure(400, 'requestPayment:fail', 'requestPayment:fail 支付验证签名失败');
};
