import { refuseOffline } from '@mendian/shared/till/offline.errors.ts';
import type { OfflineActionData } from '@mendian/shared/till/offline.contract.ts';
import type { Clerk } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { msOf } from '../../../platform/id-time.ts';
import { firstRow, type Question, type Sql } from '../../../platform/sql.ts';
import { isAhead, isTooOld } from '../sold-before.ts';
import type { ShiftRow } from '../till.rows.ts';

/** An action with the terminal it came from. */
export type Sent<Action extends OfflineActionData = OfflineActionData> = {
  readonly terminalId: string;
  readonly storeId: string;
  readonly action: Action;
  /** Somebody at a desk looked at it: how old it is, whose shift and whose clerk of another store it names is no obstacle any more. */
  readonly vouched: boolean;
};

/** Lists find orders by the time in their ids, so it has to be that of the sale. */
export const checkTime = ({ now }: Context, { action, vouched }: Sent): void => {
  const at = new Date(action.at);
  const madeMs = msOf(action.id)!;
  if (isAhead(at.getTime(), now) || isAhead(madeMs, now)) throw refuseOffline('offline/time');
  if (vouched) return;
  if (isTooOld(at.getTime(), now) || isTooOld(madeMs, now) || isAhead(madeMs, at)) throw refuseOffline('offline/time');
};

type ClerkFound = { store_id: string; name: string };

export const askClerk = ({ action: { clerkId } }: Sent): Question<ClerkFound | null> =>
  firstRow('SELECT store_id, name FROM clerk WHERE id = ?', [clerkId]);

/** Who did it, as whoever does it with a network; clerks who left meanwhile did it all the same. */
export const clerkOf = (found: ClerkFound | null, { action, storeId, terminalId, vouched }: Sent): Clerk => {
  if (found === null || (found.store_id !== storeId && !vouched)) throw refuseOffline('offline/clerk-unknown');
  return { kind: 'clerk', clerkId: action.clerkId, name: found.name, terminalId, storeId, sessionId: '' };
};

type ShiftFound = ShiftRow & { readonly terminal_ended_at: Date | null };

/** Locked, as by whoever sells: of two calls that bring the same action one waits here for the other. */
export const askShift = (sql: Sql, shiftId: string): Question<ShiftFound | null> =>
  firstRow(
    `SELECT f.*, (SELECT t.ended_at FROM terminal t WHERE t.id = f.terminal_id) AS terminal_ended_at FROM till_shift f WHERE f.id = ?${sql.lock}`,
    [shiftId],
  );

/** The shift of the terminal that sent it; a device that was bound anew is another terminal and still has what it did before. */
export const shiftOf = (found: ShiftFound | null, { storeId, terminalId, vouched }: Sent): ShiftRow => {
  if (found === null) throw refuseOffline('offline/shift-unknown');
  const { terminal_ended_at: endedAt, ...shift } = found;
  const isItsOwn = shift.terminal_id === terminalId || endedAt !== null || vouched;
  if (shift.store_id !== storeId || !isItsOwn) throw refuseOffline('offline/shift-foreign');
  return shift;
};
