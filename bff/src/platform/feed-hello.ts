import { FeedHello } from '@mendian/shared/feed/feed.contract.ts';
import { DomainError, refuse } from '@mendian/shared/kernel/errors.ts';
import * as v from 'valibot';
import type { WebSocket } from 'ws';
import type { Actor } from './actor.ts';
import { readStanding } from './feed-changes.ts';
import { closeCodes, refuseFeed, sendMessage, type Connection } from './feed-connection.ts';
import type { RoomParts } from './feed-rooms.ts';
import { actorOf } from './sessions.ts';

type Hello = v.InferOutput<typeof FeedHello>;
export type GreetParts = RoomParts & { readonly now: () => Date };

/** Reads the first message, answers it, and gives the connection; null: it was refused, and said why. */
export const greet = async (parts: GreetParts, socket: WebSocket, text: string): Promise<Connection | null> => {
  try {
    const hello = readHello(text);
    const actor = await actorOf(parts.reads, hello.token, parts.now());
    return hello.kind === 'terminal' ? await greetTerminal(parts, socket, hello, actor) : await greetCustomer(parts, socket, hello, actor);
  } catch (error) {
    if (!(error instanceof DomainError)) parts.log.error({ err: error }, 'a feed could not be opened');
    const refusal: DomainError = error instanceof DomainError ? (error as DomainError) : refuse('server/busy');
    refuseFeed(socket, refusal, closeCodeOf(refusal));
    return null;
  }
};

const readHello = (text: string): Hello => {
  try {
    return v.parse(FeedHello, JSON.parse(text));
  } catch {
    throw refuse('input/unreadable');
  }
};

const closeCodeOf = ({ status }: DomainError): number =>
  status === 401 ? closeCodes.signedOut : status === 404 ? closeCodes.notFound : status >= 500 ? 1013 : closeCodes.badHello;

const greetTerminal = async (
  { reads }: GreetParts,
  socket: WebSocket,
  { seq }: Extract<Hello, { kind: 'terminal' }>,
  actor: Actor | null,
): Promise<Connection> => {
  if (actor === null || (actor.kind !== 'terminal' && actor.kind !== 'clerk')) throw refuse('auth/required');
  const { storeId, terminalId } = actor;
  const standing = await readStanding(reads, storeId, seq);
  if (standing === null) throw refuse('thing/not-found');
  sendMessage(socket, { kind: 'welcome', seq: standing.seq });
  // The snapshot that it takes now is at least as new as the standing, so what comes after that completes it.
  if (!standing.complete) sendMessage(socket, { kind: 'reset' });
  const who = actor.kind === 'clerk' ? { sessionId: actor.sessionId, clerkId: actor.clerkId } : { sessionId: null, clerkId: null };
  const relay = actor.kind === 'terminal' && actor.relay === true ? ({ relay: true } as const) : {};
  return { socket, storeId, seq: standing.complete ? seq : standing.seq, order: null, ...who, terminalId, ...relay, pingsUnanswered: 0 };
};

const greetCustomer = async (
  { reads, presentMyOrder }: GreetParts,
  socket: WebSocket,
  { orderId }: Extract<Hello, { kind: 'customer' }>,
  actor: Actor | null,
): Promise<Connection> => {
  if (actor === null || actor.kind !== 'customer') throw refuse('auth/required');
  const { memberId, sessionId } = actor;
  const seen = await presentMyOrder(orderId, memberId);
  if (seen === null) throw refuse('thing/not-found');
  const storeId = seen.store.id;
  const standing = await readStanding(reads, storeId, 0);
  if (standing === null) throw refuse('thing/not-found');

  // Read again after the standing: what changed in between is in it, what changes from here on has a higher number.
  const order = (await presentMyOrder(orderId, memberId)) ?? seen;
  sendMessage(socket, { kind: 'welcome', seq: standing.seq });
  sendMessage(socket, { kind: 'my-order', order });
  return {
    socket,
    storeId,
    seq: standing.seq,
    order: { orderId, memberId },
    sessionId,
    terminalId: null,
    clerkId: null,
    pingsUnanswered: 0,
  };
};
