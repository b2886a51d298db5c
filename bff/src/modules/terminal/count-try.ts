import type { Transact } from '../../platform/subscriber.ts';
import type { ClerkRow } from './terminal.rows.ts';

export const triesMax = 5;
export const lockedMs = 15 * 60_000;

/**
 * Counts a try before the PIN is looked at, in a transaction of its own: it stays counted although the try is refused, and
 * guesses sent at the same time cannot all slip in before the first is counted. False: the clerk is locked out now.
 * A right PIN sets the count back.
 */
export const countTry = (transact: Transact, clerkId: string): Promise<boolean> =>
  transact(async ({ sql, now }) => {
    const clerk = await sql.one<ClerkRow>(`SELECT wrong_tries, locked_until FROM clerk WHERE id = ?${sql.lock}`, [clerkId]);
    if (clerk === null) return true;
    const { wrong_tries: before, locked_until: lockedUntil } = clerk;
    if (lockedUntil !== null && lockedUntil > now) return false;
    const tries = (lockedUntil === null ? before : 0) + 1;
    const until = tries >= triesMax ? new Date(now.getTime() + lockedMs) : null;
    await sql.run('UPDATE clerk SET wrong_tries = ?, locked_until = ? WHERE id = ?', [tries, until, clerkId]);
    return true;
  });
