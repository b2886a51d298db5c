import type { Actor } from './actor.ts';
import { question, type Question, type Reads } from './sql.ts';

/** Whom a token stood for when SQL was last asked, and the question whether that is still so. */
export type Known = { readonly actor: Actor; readonly stillSo: (now: Date) => Question<boolean> };

/** What a process remembers of tokens, by their hashes. Nothing here is believed: it only tells a request what to ask. */
export type KeptActors = {
  readonly of: (hash: string, now: Date) => Known | null;
  /** `until`: in milliseconds. */
  readonly keep: (hash: string, known: Known, until?: number) => void;
  /** Of a customer, a clerk or a terminal; of others nothing is remembered. */
  readonly keepActor: (hash: string, actor: Actor) => void;
  readonly forget: (hash: string) => void;
};

/** Some 8 MB at most: the sessions of a process that serves all terminals of a chain, and as many customers. */
const knownMax = 20_000;

const byDatabase = new WeakMap<object, KeptActors>();

export const keptActors = ({ database }: Pick<Reads, 'database'>): KeptActors => {
  const kept = byDatabase.get(database) ?? openKeptActors();
  byDatabase.set(database, kept);
  return kept;
};

const openKeptActors = (): KeptActors => {
  const known = new Map<string, Known & { readonly until: number }>();
  const keep: KeptActors['keep'] = (hash, one, until = Infinity) => {
    if (known.size >= knownMax) known.delete(known.keys().next().value!);
    known.set(hash, { ...one, until });
  };
  return {
    of: (hash, now) => {
      const one = known.get(hash);
      return one !== undefined && one.until > now.getTime() ? one : null;
    },
    keep,
    keepActor: (hash, actor) => {
      const stillSo = questionOf(actor, hash);
      if (stillSo !== null) keep(hash, { actor, stillSo });
    },
    forget: (hash) => void known.delete(hash),
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

export const anyRow = (text: string, values: Parameters<typeof question>[1]): Question<boolean> =>
  question<object, boolean>(text, values, (rows) => rows.length > 0);
