import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { correctMemberPoints as contract } from '@mendian/shared/member/member-desk.contract.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { correctPoints } from '../points/index.ts';
import { requireSeen } from './view-member.ts';

/** Adds or takes off points by hand; the member reads the reason, the audit log keeps who it was. */
export const correctMember = async (
  ctx: Context<ActorOf<'headOffice'>>,
  { memberId, points, reason }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> => {
  await requireSeen(ctx, memberId);
  const balance = await correctPoints(ctx, memberId, { points, reason });
  audit(ctx, { action: 'member.points-corrected', subject: memberId, detail: { points: points > 0 ? `+${points}` : `${points}`, reason } });
  return { balance };
};
