import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import { refuseTerminal } from '@mendian/shared/terminal/terminal.errors.ts';
import type { Context } from '../../platform/context.ts';
import type { Limits } from '../../platform/limits.ts';
import type { ActorOf, StepContext } from '../../platform/serve.ts';
import { endClerkSessions, openSession } from '../../platform/sessions.ts';
import type { Transact } from '../../platform/subscriber.ts';
import { countTry, lockedMs, triesMax } from './count-try.ts';
import { pinMatches } from './pin.ts';
import type { ClerkRow } from './terminal.rows.ts';

type Input = InputOf<typeof contract.signInClerk>;
type Reply = ReplyOf<typeof contract.signInClerk>;
type Here = ActorOf<'terminal'>;

/** Each try costs a hash: a terminal may not keep the server busy with them. */
const perTerminal = { name: 'clerk-sign-in', points: 30, seconds: 60 };
/** Numbers nobody has are locked after as many tries as those of clerks, so that being locked tells nothing. */
const perUnknownNumber = { name: 'clerk-unknown', points: triesMax, seconds: lockedMs / 1000 };

/** Signs a clerk in at this terminal; whoever was signed in there is signed out. */
export const signInClerk = async ({ actor, reads, limits, transact }: StepContext<Here>, { number, pin }: Input): Promise<Reply> => {
  await limits.take(perTerminal, actor.terminalId);
  const clerk = await reads.one<ClerkRow>(
    'SELECT id, number, name, pin_hash FROM clerk WHERE store_id = ? AND number = ? AND ended_at IS NULL',
    [actor.storeId, number],
  );
  const mayTry = clerk === null ? await countUnknown(limits, transact, `${actor.storeId}:${number}`) : await countTry(transact, clerk.id);
  if (!mayTry) throw refuseTerminal('clerk/locked');

  const right = await pinMatches(pin, clerk?.pin_hash ?? null);
  if (!right || clerk === null) throw refuseTerminal('clerk/wrong');
  return transact((ctx) => takeOver(ctx, actor.terminalId, clerk));
};

/** Goes the same way through the database as the try of a clerk, so that the answer takes as long. */
const countUnknown = async (limits: Limits, transact: Transact, key: string): Promise<boolean> => {
  await countTry(transact, 'nobody');
  return limits.take(perUnknownNumber, key).then(
    () => true,
    () => false,
  );
};

/** A PIN that was changed while it was compared is wrong after all. */
const takeOver = async (ctx: Context, terminalId: string, { id, number, name, pin_hash: pinHash }: ClerkRow): Promise<Reply> => {
  const still = await ctx.sql.run(
    'UPDATE clerk SET wrong_tries = 0, locked_until = NULL WHERE id = ? AND pin_hash = ? AND ended_at IS NULL',
    [id, pinHash],
  );
  if (still === 0) throw refuseTerminal('clerk/wrong');
  await endClerkSessions(ctx, terminalId);
  return { token: await openSession(ctx, 'clerk', id, { terminalId }), clerk: { id, number, name } };
};
