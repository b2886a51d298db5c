import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Id, Nothing } from '../kernel/fields.ts';
import { cardKinds } from './member-card.ts';
import { ShownCode } from './shown-code.ts';

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

export const bindCard = endpoint({
  method: 'POST',
  path: '/api/terminal/cards',
  summary:
    '把一张会员卡绑定给站在柜台前的会员：凭他此刻的会员码，只报手机号不行，因为有了卡就能用他的券和积分。已经是他的卡再绑一次不变；是别人的卡不能绑',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ memberCode: ShownCode, number: ShownCode }),
  reply: v.object({
    /** Masked. */
    member: v.object({ name: v.string(), phone: v.string() }),
    /** `尾号 0001` */
    ending: v.string(),
  }),
  refusals: [
    ...['member/code-needed', 'member/not-recognised', 'member/code-over', 'member/no-card'],
    ...['member/card-taken', 'member/card-of-phone', 'member/too-many-cards', 'limit/too-many'],
  ],
});
