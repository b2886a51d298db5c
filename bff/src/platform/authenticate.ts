import type { Context as Koa } from 'koa';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Actor } from './actor.ts';
import { guessActor, type Guess } from './guessed-actor.ts';
import { openKnownActors } from './known-actors.ts';
import type { Limits } from './limits.ts';
import { networkOf } from './network-of.ts';
import type { House } from './transaction.ts';

/** A terminal that was heard of, and where it stands. */
export type TerminalSeen = { readonly terminalId: string; readonly storeId: string; /** Nobody stands at it. */ readonly relay?: true };

export type Authenticate = {
  /**
   * Who asks, from `Authorization: Bearer`, as SQL says it now. A token that is nobody's is refused, also where anyone may call: the
   * client should know that it is signed out. A visitor is known at once, without a promise.
   */
  readonly ask: (koa: Koa) => Actor | Promise<Actor>;
  /** Who asked with this token before, for a use case that finds out by its first statement; null: it has to be asked. */
  readonly guess: (koa: Koa) => Guess | null;
};

export type AuthenticateParts = {
  /** Each request of a terminal tells that it is there. */
  readonly terminalSeen: (terminal: TerminalSeen) => void;
  /** Counts tokens that were nobody's by address: each costs a look into SQL, and whoever brings too many is not looked up any more. */
  readonly refuseStrangers: ReturnType<Limits['fence']>;
};

export const authenticate = (house: House, { terminalSeen, refuseStrangers }: AuthenticateParts): Authenticate => {
  const known = openKnownActors(house.database.reads);
  const seen = (actor: Actor): void => {
    if (actor.kind === 'terminal' || actor.kind === 'clerk') terminalSeen(actor);
  };
  const ownerOf = async (token: string, koa: Koa): Promise<Actor> => {
    const from = [networkOf(koa.ip), koa.state['beganMs'] as number] as const;
    refuseStrangers(...from, 0);
    const actor = token.length > tokenMax ? null : await known.ask(token, house.now());
    if (actor === null) {
      refuseStrangers(...from);
      throw refuse('auth/required');
    }
    seen(actor);
    return actor;
  };
  return {
    ask: (koa) => {
      const token = tokenOf(koa);
      return token === null ? visitorOf(koa) : ownerOf(token, koa);
    },
    guess: (koa) => {
      const token = tokenOf(koa);
      const now = house.now();
      const one = token === null || token.length > tokenMax ? null : known.of(token, now);
      return one && guessActor(house, { actor: one.actor, stillSo: one.stillSo(now), proven: () => seen(one.actor) });
    },
  };
};

const tokenMax = 100;

const tokenOf = (koa: Koa): string | null => {
  const [scheme, token] = koa.req.headers.authorization?.split(' ') ?? [];
  return scheme !== 'Bearer' || token === undefined || token === '' ? null : token;
};

const visitorOf = (koa: Koa): Actor => ({
  kind: 'visitor',
  address: networkOf(koa.ip),
  userAgent: (koa.req.headers['user-agent'] ?? '').slice(0, 500),
});
