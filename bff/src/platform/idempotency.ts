import { refuse } from '@mendian/shared/kernel/errors.ts';
import { actorKey } from './actor.ts';
import { hashOf } from './chance.ts';
import type { Context } from './context.ts';
import type { Reads } from './sql.ts';

type Kept = { body_hash: string; reply: string | null };
type Place = { readonly actor: string; readonly request_key: string };

/**
 * Runs a write once per key: the row of actor, key and body hash is the transaction's first insert, so a second one with the
 * same key waits for the first and gets its reply; with another body it is refused (422). The insert travels with the first
 * statement of `run`: what a repeat does up to there is rolled back.
 */
export const once = async <Reply>(ctx: Context, key: string, body: unknown, run: () => Promise<Reply>): Promise<Reply> => {
  const place = { actor: actorKey(ctx.actor), request_key: key };
  const bodyHash = hashOf(JSON.stringify(body));
  let isFirst = false;
  ctx.sql.first.insert('idempotency', { ...place, body_hash: bodyHash, created_at: ctx.now }, (inserted) => {
    if (inserted === 0) throw new Repeated(place, bodyHash);
    isFirst = true;
  });
  try {
    const reply = await run();
    ctx.sql.later.run('UPDATE idempotency SET reply = ? WHERE actor = ? AND request_key = ?', [JSON.stringify(reply), place.actor, key]);
    return reply;
  } catch (error) {
    throw isFirst || error instanceof Repeated ? error : new Repeated(place, bodyHash, error);
  }
};

/** The key was used before; or, with a `cause`, the write failed before that was known. */
export class Repeated extends Error {
  readonly #place: Place;
  readonly #bodyHash: string;

  constructor(place: Place, bodyHash: string, cause?: unknown) {
    super('an Idempotency-Key was used again', { cause });
    this.#place = place;
    this.#bodyHash = bodyHash;
  }

  /** What was answered the first time, asked for after the rollback; null: it was no repeat, and failed of its own. */
  async reply(reads: Reads): Promise<{ readonly reply: unknown } | null> {
    const kept = await reads.one<Kept>('SELECT body_hash, reply FROM idempotency WHERE actor = ? AND request_key = ?', [
      this.#place.actor,
      this.#place.request_key,
    ]);
    if (kept === null && this.cause !== undefined) return null;
    if (kept === null || kept.reply === null) throw refuse('server/busy');
    if (kept.body_hash !== this.#bodyHash) throw refuse('input/key-reused');
    return { reply: JSON.parse(kept.reply) as unknown };
  }
}
