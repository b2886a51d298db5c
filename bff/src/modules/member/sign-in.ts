import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/member/member.contract.ts';
import type { MiniSession, WechatMini } from '../../gateways/wechat-mini.ts';
import { actorKey } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Limits } from '../../platform/limits.ts';
import type { StepContext } from '../../platform/serve.ts';
import { openSession } from '../../platform/sessions.ts';
import { joinedBy } from './joining/joined-by.ts';
import { memberJoined } from './member.events.ts';
import type { MemberRow } from './member.rows.ts';
import { presentMember } from './present-member.ts';
import { memberOf, type Member } from './read-member.ts';
import { refuseWechat } from './refuse-wechat.ts';

type Endpoint = typeof contract.signIn;

/** Many customers share one address behind a mobile network, so the limit stands only against floods, at each process for itself. */
const perAddress = { points: 600, seconds: 60 };
/** What a member is called until he says otherwise. */
export const firstNickname = '微信用户';

/** Exchanges the code of `wx.login` for a session. The first time makes the member; two at once make one. */
export const signIn = (wechat: WechatMini, limits: Limits) => {
  const refuseFloods = limits.fence(perAddress);
  return async ({ actor, transact }: StepContext, { code, brought }: InputOf<Endpoint>): Promise<ReplyOf<Endpoint>> => {
    refuseFloods(actor.kind === 'visitor' ? actor.address : actorKey(actor), performance.now());
    const session = await wechat.codeToSession(code).catch(refuseWechat);
    return transact(async (ctx) => {
      const member = await ensureMember(ctx, session, brought);
      return { token: await openSession(ctx, 'customer', member.id), member: presentMember(member, ctx.now) };
    });
  };
};

/** Of two first times at once one finds the other's row, when its transaction is run again. */
const ensureMember = async (
  { sql, newId, now, emit }: Context,
  { openid, unionid }: MiniSession,
  brought: string | undefined,
): Promise<Member> => {
  const known = await sql.one<MemberRow>('SELECT * FROM member WHERE openid = ?', [openid]);
  if (known === null) {
    const made = { id: newId(), openid, unionid, nickname: firstNickname, created_at: now, ...(await joinedBy(sql, brought)) };
    sql.later.insert('member', [made]);
    emit(memberJoined({ memberId: made.id }));
    return memberOf({ ...made, phone: null, invoice_title: null, invoice_tax_no: null, birthday: null, birthday_told_day: null });
  }
  if (unionid !== null && known.unionid !== unionid) sql.later.run('UPDATE member SET unionid = ? WHERE id = ?', [unionid, known.id]);
  return memberOf(known);
};
