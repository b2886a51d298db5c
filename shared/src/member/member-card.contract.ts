import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Id, Nothing } from '../kernel/fields.ts';
import { cardKinds } from './member-card.ts';

export const CardOnFile = v.object({
  id: Id,
  kind: v.picklist(cardKinds),
  /** `尾号 0001`: enough to know it by. */
  ending: v.string(),
});
export type CardOnFileData = v.InferOutput<typeof CardOnFile>;

export const listMyCards = endpoint({
  method: 'GET',
  path: '/api/mini/me/cards',
  summary: '我的会员卡：连锁自己的卡、微信会员卡、支付宝会员卡，都能在门店出示',
  who: 'customer',
  input: Nothing,
  reply: v.object({ items: v.array(CardOnFile) }),
  refusals: [],
});
