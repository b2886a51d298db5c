import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/member/member.contract.ts';
import type { WechatMini } from '../../gateways/wechat-mini.ts';
import type { Customer } from '../../platform/actor.ts';
import type { StepContext } from '../../platform/serve.ts';
import { claimAtCounter } from './joining/at-counter.ts';
import { memberPhoneSet } from './member.events.ts';
import { presentMember } from './present-member.ts';
import { requireMember } from './read-member.ts';
import { refuseWechat } from './refuse-wechat.ts';

type Endpoint = typeof contract.setPhone;

/** WeChat charges for each number it tells. */
const perMember = { name: 'set-phone', points: 10, seconds: 600 };

/** Keeps the phone number that WeChat vouches for. Numbers from elsewhere keep their country code: `+85291234567`. */
export const setPhone =
  (wechat: WechatMini) =>
  async ({ actor, limits, transact }: StepContext<Customer>, { code }: InputOf<Endpoint>): Promise<ReplyOf<Endpoint>> => {
    await limits.take(perMember, actor.memberId);
    const { phone, countryCode } = await wechat.phoneNumber(code).catch(refuseWechat);
    const kept = countryCode === '86' ? phone : `+${countryCode}${phone}`;
    return transact(async (ctx) => {
      const { sql, emit, now } = ctx;
      await claimAtCounter(ctx, actor.memberId, kept);
      await sql.run('UPDATE member SET phone = ? WHERE id = ?', [kept, actor.memberId]);
      emit(memberPhoneSet({ memberId: actor.memberId }));
      return presentMember(await requireMember(sql, actor.memberId), now);
    });
  };
