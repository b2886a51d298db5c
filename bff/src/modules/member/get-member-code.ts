import type { getMemberCode as contract } from '@mendian/shared/member/member-code.contract.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Settings } from '../../platform/config.ts';
import type { Context } from '../../platform/context.ts';
import { memberCodes, memberNumbers } from './member-codes.ts';

type KeySettings = Pick<Settings, 'MEMBER_CODE_KEY' | 'WECHAT_SECRET'>;

export const memberCodesOf = ({ MEMBER_CODE_KEY, WECHAT_SECRET }: KeySettings) =>
  memberCodes(MEMBER_CODE_KEY ?? `member codes of ${WECHAT_SECRET}`);

/** The member's code of this minute. His number is drawn when he asks for the first time, and stays. */
export const getMemberCode = (settings: KeySettings) => {
  const codes = memberCodesOf(settings);
  return async (ctx: Context<Customer>): Promise<ReplyOf<typeof contract>> => {
    const { code, until } = codes.write(await numberOf(ctx), ctx.now);
    return { code, until: until.toISOString() };
  };
};

const numberOf = async (ctx: Context<Customer>): Promise<number> => {
  const { memberId } = ctx.actor;
  for (;;) {
    const found = await ctx.sql.one<{ number: number }>('SELECT number FROM member_number WHERE member_id = ?', [memberId]);
    if (found !== null) return found.number;
    // Somebody has the number drawn, or another call of his was first: then it is looked at and drawn again.
    await ctx.sql.insert('member_number', [{ member_id: memberId, number: ctx.random(memberNumbers) }], { ignore: true });
  }
};
