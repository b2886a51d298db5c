import { isReply, type Endpoint, type ReplyOf, type RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { call } from '../call.ts';
import { clock } from '../clock.ts';
import { reach } from '../reach.ts';
import { session } from '../session.ts';
import { isLost } from '../until-answered.ts';
import { answerOf, foundBy, reading, writing } from './database.ts';

export type Answered<Answer> = { readonly answer: Answer; /** When the server said it, by its clock. */ readonly atMs: number };

/** Whoever signed in without the network has no token to ask with. */
const clerkCanAsk = (): boolean => reach.get() === null && session.get().clerk !== null;

/**
 * Asks what needs no more to be asked than the endpoint, and keeps what the server says on this machine; while it cannot be reached, what
 * it said last stands. Where nothing was kept, or the browser keeps nothing, it is as if this were not there.
 */
export const keptAnswer = async <E extends Endpoint>(endpoint: E, canAsk = clerkCanAsk): Promise<Answered<ReplyOf<E>>> => {
  const standing = canAsk() ? null : await read(endpoint);
  if (standing !== null) return standing;
  try {
    const atMs = clock.now();
    const answered = { atMs, answer: await call(endpoint, {} as RequestOf<E>) };
    await writing('facts', ({ facts }) => answerOf(facts.put(answered, endpoint.path))).catch(() => undefined);
    return answered;
  } catch (error) {
    const kept = isLost(error) ? await read(endpoint) : null;
    if (kept === null) throw error;
    return kept;
  }
};

/** What was kept, unless an earlier version of this page kept it in another form. */
const read = async <E extends Endpoint>(endpoint: E): Promise<Answered<ReplyOf<E>> | null> => {
  const kept = await reading('facts', ({ facts }) => foundBy<Answered<unknown> | undefined>(facts.get(endpoint.path))).catch(
    () => undefined,
  );
  return kept !== undefined && isReply(endpoint, kept.answer) ? { atMs: kept.atMs, answer: kept.answer } : null;
};

/** What was kept belongs to the store this machine was bound to; what was done there still waits to be sent. */
export const forgetAnswers = (): Promise<void> =>
  writing(['facts', 'verifiers'], async ({ facts, verifiers }) => {
    await Promise.all([answerOf(facts.clear()), answerOf(verifiers.clear())]);
  }).catch(() => undefined);
