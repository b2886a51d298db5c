import type { Actor } from './actor.ts';
import { hashOf } from './chance.ts';
import { anyRow, keptActors, type Known } from './kept-actors.ts';
import { actorOf } from './sessions.ts';
import type { Reads } from './sql.ts';
import { askStaffEpoch } from './staff-epoch.ts';
import { askStaff } from './staff-sessions.ts';

export type KnownActors = {
  /** A guess, good for nothing until `stillSo` is answered. */
  readonly of: (token: string, now: Date) => Known | null;
  /** Whose token this is, asked of SQL in full, and kept. Null: nobody's. */
  readonly ask: (token: string, now: Date) => Promise<Actor | null>;
};

/** What an account may do is read in full again after this time, so that a change by hand in SQL, without an epoch, is seen too. */
const staffMsMax = 60_000;

/** Nothing here is believed: it only tells a request what to ask, and SQL answers with the first statement of its use case. */
export const openKnownActors = (reads: Reads): KnownActors => {
  const kept = keptActors(reads);
  return {
    of: (token, now) => kept.of(hashOf(token), now),
    ask: async (token, now) => {
      const hash = hashOf(token);
      kept.forget(hash);
      if (token.startsWith('a.')) {
        const [epoch, staff] = await reads.ask(askStaffEpoch, askStaff(hash, now));
        if (staff !== null) kept.keep(hash, { actor: staff, stillSo: staffStillSo(hash, epoch) }, now.getTime() + staffMsMax);
        return staff;
      }
      const actor = await actorOf(reads, token, now);
      if (actor !== null) kept.keepActor(hash, actor);
      return actor;
    },
  };
};

/** A session is looked at each time; what its account may do is what it was in the same epoch. */
const staffStillSo =
  (hash: string, epoch: string): Known['stillSo'] =>
  (now) =>
    anyRow(
      `SELECT 1 AS so FROM session s JOIN staff_epoch e ON e.name = 'staff'
      WHERE s.token_hash = ? AND s.ended_at IS NULL AND s.expires_at > ? AND e.value = ?`,
      [hash, now, epoch],
    );
