import type { Context as Koa } from 'koa';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Actor } from './actor.ts';
import { actorOf } from './sessions.ts';
import type { House } from './transaction.ts';

/** A terminal that was heard of, and where it stands. */
export type TerminalSeen = { readonly terminalId: string; readonly storeId: string };

/**
 * Who asks, from `Authorization: Bearer`. A token that is nobody's is refused, also where anyone may call: the client should know
 * that it is signed out. Each request of a terminal tells that it is there. A visitor is known at once, without a promise.
 */
export const authenticate =
  (house: House, terminalSeen: (terminal: TerminalSeen) => void) =>
  (koa: Koa): Actor | Promise<Actor> => {
    const [scheme, token] = koa.req.headers.authorization?.split(' ') ?? [];
    if (scheme !== 'Bearer' || token === undefined || token === '')
      return { kind: 'visitor', address: koa.ip.slice(0, 60), userAgent: (koa.req.headers['user-agent'] ?? '').slice(0, 500) };
    return ownerOf(house, token, terminalSeen);
  };

const ownerOf = async (house: House, token: string, terminalSeen: (terminal: TerminalSeen) => void): Promise<Actor> => {
  const actor = token.length > 100 ? null : await actorOf(house.database.reads, token, house.now());
  if (actor === null) throw refuse('auth/required');
  if (actor.kind === 'terminal' || actor.kind === 'clerk') terminalSeen(actor);
  return actor;
};
