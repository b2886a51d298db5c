import type { Actor } from './actor.ts';
import { hashOf } from './chance.ts';
import { actorOf } from './sessions.ts';
import { question, type Question, type Reads } from './sql.ts';
import { askStaffEpoch } from './staff-epoch.ts';
import { askStaff } from './staff-sessions.ts';

/** Whom a token stood for when SQL was last asked, and the question whether that is still so. */
export type Known = { readonly actor: Actor; readonly stillSo: (now: Date) => Question<boolean> };

export type KnownActors = {
  /** A guess, good for nothing until `stillSo` is answered. */
  readonly of: (token: string, now: Date) => Known | null;
  /** Whose token this is, asked of SQL in full, and kept. Null: nobody's. */
  readonly ask: (token: string, now: Date) => Promise<Actor | null>;
};

/** Some 8 MB at most: the sessions of a process that serves all terminals of a chain, and as many customers. */
const knownMax = 20_000;
/** What an account may do is read in full again after this time, so that a change by hand in SQL, without an epoch, is seen too. */
const staffMsMax = 60_000;

/** Nothing here is believed: it only tells a request what to ask, and SQL answers with the first statement of its use case. */
export const openKnownActors = (reads: Reads): KnownActors => {
  const known = new Map<string, Known & { readonly until: number }>();
  const keep = (hash: string, one: Known, until = Infinity): void => {
    if (known.size >= knownMax) known.delete(known.keys().next().value!);
    known.set(hash, { ...one, until });
  };
  return {
    of: (token, now) => {
      const one = known.get(hashOf(token));
      return one !== undefined && one.until > now.getTime() ? one : null;
    },
    ask: async (token, now) => {
      const hash = hashOf(token);
      known.delete(hash);
      if (token.startsWith('a.')) {
        const [epoch, staff] = await reads.ask(askStaffEpoch, askStaff(hash, now));
        if (staff !== null) keep(hash, { actor: staff, stillSo: staffStillSo(hash, epoch) }, now.getTime() + staffMsMax);
        return staff;
      }
      const actor = await actorOf(reads, token, now);
      const stillSo = actor && questionOf(actor, hash);
      if (actor !== null && stillSo !== null) keep(hash, { actor, stillSo });
      return actor;
    },
  };
};

const questionOf = (actor: Actor, hash: string): Known['stillSo'] | null => {
  switch (actor.kind) {
    case 'customer':
      return (now) =>
        anyRow('SELECT 1 AS so FROM session WHERE token_hash = ? AND subject_id = ? AND ended_at IS NULL AND expires_at > ?', [
          hash,
          actor.memberId,
          now,
        ]);
    case 'terminal':
      return () =>
        anyRow('SELECT 1 AS so FROM terminal WHERE secret_hash = ? AND store_id = ? AND ended_at IS NULL AND disabled_at IS NULL', [
          hash,
          actor.storeId,
        ]);
    case 'clerk':
      return (now) =>
        question<{ name: string }, boolean>(
          `SELECT c.name FROM session s JOIN terminal t ON t.id = s.terminal_id JOIN clerk c ON c.id = s.subject_id
          WHERE s.token_hash = ? AND s.ended_at IS NULL AND s.expires_at > ? AND t.id = ? AND t.store_id = ? AND t.ended_at IS NULL
            AND t.disabled_at IS NULL AND c.id = ? AND c.store_id = t.store_id AND c.ended_at IS NULL`,
          [hash, now, actor.terminalId, actor.storeId, actor.clerkId],
          ([row]) => row?.name === actor.name,
        );
    default:
      return null;
  }
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

const anyRow = (text: string, values: Parameters<typeof question>[1]): Question<boolean> =>
  question<object, boolean>(text, values, (rows) => rows.length > 0);
