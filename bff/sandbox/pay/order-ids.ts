import type { Order, Party, World } from '../world.ts';
import { PayFailure } from './pay-failure.ts';

export const orderId = (mchid: string, subMchid: string | null, outTradeNo: string): string => `${mchid}/${subMchid ?? ''}/${outTradeNo}`;

/** Whose order a call is about. A direct call names no sub-merchant, a partner's must name one of its own. */
export type Side = { party: Party; subMchid: string | null };

export const directSide = (party: Party, mchid: unknown): Side => {
  if (mchid !== party.mchid) throw new PayFailure(400, 'PARAM_ERROR', '商户号与签名的商户号不一致');
  if (party.kind !== 'direct') throw new PayFailure(403, 'NO_AUTH', '服务商请使用 partner 接口');
  return { party, subMchid: null };
};

export const partnerSide = (party: Party, spMchid: unknown, subMchid: unknown): Side => {
  if (spMchid !== party.mchid) throw new PayFailure(400, 'PARAM_ERROR', '服务商商户号与签名的商户号不一致');
  if (party.kind !== 'partner') throw new PayFailure(403, 'NO_AUTH', '该商户号不是服务商');
  const sub = party.subMerchants.find((merchant) => merchant.subMchid === subMchid);
  if (!sub) throw new PayFailure(400, 'MCH_NOT_EXISTS', '特约商户号不存在，或没有授权给该服务商');
  return { party, subMchid: sub.subMchid };
};

/** Refunds and bills tell the sides apart only by whether sub_mchid is there. */
export const eitherSide = (party: Party, subMchid: unknown): Side =>
  party.kind === 'direct' ? directSide(party, party.mchid) : partnerSide(party, party.mchid, subMchid);

export const findOrder = (world: World, { party, subMchid }: Side, outTradeNo: string): Order => {
  const order = world.orders.get(orderId(party.mchid, subMchid, outTradeNo));
  if (!order) throw new PayFailure(404, 'ORDER_NOT_EXIST', '订单不存在');
  return closeWhenOld(world, order);
};

const orderLifeMs = 7 * 24 * 3_600_000;

/** How long the owner of a payment code has for the password. */
const passwordMs = 45_000;

/** An order that nobody pays is closed by WeChat after seven days; a password that nobody types fails much sooner. */
export const closeWhenOld = (world: World, order: Order): Order => {
  const ageMs = world.clock.now().getTime() - order.createdAtMs;
  const ended =
    order.state === 'NOTPAY' && ageMs >= orderLifeMs ? 'CLOSED' : order.state === 'USERPAYING' && ageMs >= passwordMs ? 'PAYERROR' : null;
  if (ended === null) return order;
  const closed: Order = { ...order, state: ended };
  world.orders.put(order.id, closed);
  return closed;
};
