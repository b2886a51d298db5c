import { counterDays } from '@mendian/shared/member/join-channel.ts';
import type { registerAtCounter as contract } from '@mendian/shared/member/joining.contract.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Clerk } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import type { StepContext } from '../../../platform/serve.ts';
import { memberJoined } from '../member.events.ts';
import type { MemberRow } from '../member.rows.ts';

/** Somebody who tries out numbers is not registering customers. */
const perClerk = { name: 'counter-registration', points: 60, seconds: 600 };

/** Keeps a phone number that a customer said; the store that was first keeps it while it counts. */
export const registerAtCounter = async (
  { actor, limits, transact }: StepContext<Clerk>,
  { phone }: InputOf<typeof contract>,
): Promise<Record<string, never>> => {
  await limits.take(perClerk, actor.clerkId);
  return transact(async ({ sql, now }) => {
    if ((await sql.one('SELECT id FROM member WHERE phone = ? LIMIT 1', [phone])) !== null) throw refuseMember('member/known');
    await sql.run('DELETE FROM counter_registration WHERE phone = ? AND at < ?', [phone, since(now)]);
    const row = { phone, store_id: actor.storeId, clerk_id: actor.clerkId, at: now };
    await sql.insert('counter_registration', [row], { ignore: true });
    return {};
  });
};

/**
 * Whoever came by himself and tells his phone number for the first time has come by the counter where he said it. What the counter's
 * registration gives follows: what was given already is not given again.
 */
export const claimAtCounter = async ({ sql, now, emit }: Context, memberId: string, phone: string): Promise<void> => {
  const member = await sql.one<Pick<MemberRow, 'phone' | 'joined_by'>>(`SELECT phone, joined_by FROM member WHERE id = ?${sql.lock}`, [
    memberId,
  ]);
  if (member === null || member.phone !== null || member.joined_by !== 'self') return;
  const said = await sql.one<{ store_id: string; clerk_id: string }>(
    'SELECT store_id, clerk_id FROM counter_registration WHERE phone = ? AND at >= ?',
    [phone, since(now)],
  );
  if (said === null) return;
  await sql.run(`UPDATE member SET joined_by = 'counter', joined_store_id = ?, joined_clerk_id = ? WHERE id = ?`, [
    ...[said.store_id, said.clerk_id, memberId],
  ]);
  await sql.run('DELETE FROM counter_registration WHERE phone = ?', [phone]);
  emit(memberJoined({ memberId }));
};

const since = (now: Date): Date => new Date(now.getTime() - counterDays * 86_400_000);
