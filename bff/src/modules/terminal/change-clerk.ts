import type * as contract from '@mendian/shared/terminal/clerk.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { seeStore } from '../../platform/see-store.ts';
import type { StepContext } from '../../platform/serve.ts';
import { endSessionsOfClerk } from '../../platform/sessions.ts';
import { hashPin } from './pin.ts';
import { requireClerk } from './read-clerk.ts';

type Rename = typeof contract.renameClerk.hq;
type Reset = typeof contract.resetClerkPin.hq;
type End = typeof contract.endClerk.hq;

export const renameClerk = async (ctx: Context<Staff>, { storeId, clerkId, name }: InputOf<Rename>): Promise<ReplyOf<Rename>> => {
  await seeStore(ctx.sql, ctx.actor, storeId);
  const clerk = await requireClerk(ctx, storeId, clerkId);
  await ctx.sql.run('UPDATE clerk SET name = ? WHERE id = ?', [name, clerkId]);
  audit(ctx, { action: 'clerk.renamed', subject: clerkId, storeId, detail: { number: clerk.number, name, nameBefore: clerk.name } });
  return { ...clerk, name };
};

/** Sets a clerk's PIN, lifts a lock, and ends the session that runs on the old one. */
export const resetClerkPin = async (
  { actor, transact }: StepContext<Staff>,
  { storeId, clerkId, pin }: InputOf<Reset>,
): Promise<ReplyOf<Reset>> => {
  const pinHash = await hashPin(pin);
  return transact(async (given) => {
    const ctx = { ...given, actor };
    await seeStore(ctx.sql, actor, storeId);
    const { number, name } = await requireClerk(ctx, storeId, clerkId);
    await ctx.sql.run('UPDATE clerk SET pin_hash = ?, wrong_tries = 0, locked_until = NULL WHERE id = ?', [pinHash, clerkId]);
    await endSessionsOfClerk(ctx, clerkId);
    audit(ctx, { action: 'clerk.pin-reset', subject: clerkId, storeId, detail: { number, name } });
    return requireClerk(ctx, storeId, clerkId);
  });
};

/** A clerk leaves: out of the terminal at once. The number is freed for the next one; no number begins with a letter. */
export const endClerk = async (ctx: Context<Staff>, { storeId, clerkId }: InputOf<End>): Promise<ReplyOf<End>> => {
  await seeStore(ctx.sql, ctx.actor, storeId);
  const { number, name } = await requireClerk(ctx, storeId, clerkId);
  await ctx.sql.run('UPDATE clerk SET ended_at = ?, number = ? WHERE id = ?', [ctx.now, `x${clerkId.slice(-7)}`, clerkId]);
  await endSessionsOfClerk(ctx, clerkId);
  audit(ctx, { action: 'clerk.ended', subject: clerkId, storeId, detail: { number, name } });
  return {};
};
