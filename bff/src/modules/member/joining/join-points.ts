import { joinChannels, joinChannelWords, type JoinChannel } from '@mendian/shared/member/join-channel.ts';
import type * as contract from '@mendian/shared/member/joining.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context, ReadContext } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import type { Reads } from '../../../platform/sql.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';

type Reply = ReplyOf<typeof contract.getJoinPoints>;

export const getJoinPoints = ({ sql }: ReadContext): Promise<Reply> => viewPoints(sql);

const viewPoints = async (sql: Reads): Promise<Reply> => {
  const rows = await sql.all<{ channel: JoinChannel; points: number }>('SELECT channel, points FROM join_points');
  return { items: joinChannels.map((channel) => ({ channel, points: rows.find((row) => row.channel === channel)?.points ?? 0 })) };
};

export const setJoinPoints = async (
  ctx: Context<ActorOf<'headOffice'>>,
  { items }: InputOf<typeof contract.setJoinPoints>,
): Promise<Reply> => {
  requireWholeChain(ctx);
  const before = await viewPoints(ctx.sql);
  await ctx.sql.run('DELETE FROM join_points');
  await ctx.sql.insert('join_points', items.filter(({ points }) => points > 0)); // prettier-ignore
  const after = await viewPoints(ctx.sql);
  const words = after.items.filter(({ points }) => points > 0).map(({ channel, points }) => `${joinChannelWords[channel]} ${points}`);
  audit(ctx, {
    ...{ action: 'member.join-points-set', subject: 'chain' },
    detail: { points: words.length === 0 ? '都不送' : words.join('，'), before: before.items },
  });
  return after;
};
