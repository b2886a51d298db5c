import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/till/till.contract.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Parts } from '../../module.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';
import type { StepContext } from '../../platform/serve.ts';
import { maskedMember } from '../member/index.ts';
import type { Guest } from '../order/index.ts';
import { memberKnownBy } from '../recognise/index.ts';
import type { GuestRow } from './till.rows.ts';

/** A sale takes no longer; a ticket may be parked for a while. */
const guestMs = 4 * 3_600_000;

/**
 * Recognises who stands at the counter and remembers him for the sale, since a member code counts for a minute. Whoever only said a
 * number earns points; to spend something, it has to be shown.
 */
export const recogniseGuest = (parts: Pick<Parts, 'settings' | 'wechatCards' | 'log'>) => {
  const know = memberKnownBy(parts);
  return async (
    steps: StepContext<Clerk>,
    { code }: InputOf<typeof contract.recogniseGuest>,
  ): Promise<ReplyOf<typeof contract.recogniseGuest>> => {
    const { actor, reads: sql, now } = steps;
    const known = await know({ sql, actor, now }, code);
    const { kind, member, shownId } = known;
    if (member === null) throw refuseMember('member/nobodys-coupon');
    const maySpend = kind !== 'phone';
    const guestId = await steps.transact(async (ctx) => {
      const since = new Date(ctx.now.getTime() - guestMs);
      ctx.sql.later.run('DELETE FROM till_guest WHERE terminal_id = ? AND created_at < ?', [actor.terminalId, since]);
      const row = { id: ctx.newId(), terminal_id: actor.terminalId, member_id: member.id };
      ctx.sql.later.insert('till_guest', [
        { ...row, may_spend: maySpend, coupon_id: kind === 'coupon' || kind === 'earlier-coupon' ? shownId : null, created_at: ctx.now },
      ]);
      return row.id;
    });
    return { guestId, ...maskedMember(member), maySpend };
  };
};

/** Who was recognised at a terminal of this store; refused when that is too long ago. */
export const readGuest = async (sql: Reads, { storeId }: Clerk, guestId: string | null, now: Date): Promise<Guest | null> => {
  if (guestId === null) return null;
  const row = await sql.one<GuestRow>(
    'SELECT g.* FROM till_guest g JOIN terminal t ON t.id = g.terminal_id WHERE g.id = ? AND t.store_id = ? AND g.created_at > ?',
    [guestId, storeId, new Date(now.getTime() - guestMs)],
  );
  if (row === null) throw refuseTill('till/guest-gone');
  return { memberId: row.member_id, maySpend: row.may_spend === 1, couponId: row.coupon_id };
};
