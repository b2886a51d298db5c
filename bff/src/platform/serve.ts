import { parse as parseQuery } from 'node:querystring';
import type Router from '@koa/router';
import type { Context as Koa } from 'koa';
import * as v from 'valibot';
import { holds } from '@mendian/shared/account/held-permissions.ts';
import type { DeskEndpoint, Endpoint, InputOf, ReplyOf, Who } from '@mendian/shared/kernel/endpoint.ts';
import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { metered } from './application-calls.ts';
import type { Authenticate } from './authenticate.ts';
import { actorKey, type Actor, type Device, type Staff } from './actor.ts';
import type { Context, ReadContext } from './context.ts';
import { once } from './idempotency.ts';
import type { Limits } from './limits.ts';
import { readBytes, readJson } from './read-body.ts';
import type { Reads } from './sql.ts';
import type { Transact } from './subscriber.ts';
import { inTransaction, type House } from './transaction.ts';
import { bytesSender, sendJson, type Cached } from './send-bytes.ts';

/** The actor a handler is given, by who may call. */
export type ActorOf<W extends Who> = W extends 'customer' | 'clerk' | 'merchant' | 'headOffice' | 'application'
  ? Extract<Actor, { kind: W }>
  : W extends 'terminal'
    ? Device
    : Actor;

/** What a use case in steps is given: it talks to the outside between its transactions. */
export type StepContext<Who extends Actor = Actor> = {
  readonly actor: Who;
  readonly now: Date;
  readonly reads: Reads;
  readonly transact: Transact;
  /** A transaction that happens once per Idempotency-Key, for an endpoint whose contract asks for one. */
  readonly once: Transact;
  readonly limits: Limits;
};

type ActorFor<E extends Endpoint> = ActorOf<E['who']>;

/** Puts endpoints on the wire. */
export type Serve = {
  /** A GET: no transaction. */
  read<E extends Endpoint>(endpoint: E, handler: (ctx: ReadContext<ActorFor<E>>, input: InputOf<E>) => Promise<ReplyOf<E>>): void;
  /** A write: one transaction, once per Idempotency-Key where the contract asks for one. */
  write<E extends Endpoint>(endpoint: E, handler: (ctx: Context<ActorFor<E>>, input: InputOf<E>) => Promise<ReplyOf<E>>): void;
  /**
   * A use case that talks to the outside, or must keep something although it refuses. `looksFirst`: it does neither before its first
   * statement, so that who asks may be looked up together with that.
   */
  steps<E extends Endpoint>(
    endpoint: E,
    handler: (steps: StepContext<ActorFor<E>>, input: InputOf<E>) => Promise<ReplyOf<E>>,
    how?: How,
  ): void;
  /** A GET whose reply is put together from parts that were checked when they were made: JSON as bytes. */
  bytes<E extends Endpoint>(endpoint: E, handler: (ctx: ReadContext<ActorFor<E>>, input: InputOf<E>) => Promise<Buffer>): void;
  /** A use case that is given a file: its bytes as they came, not more than the endpoint takes; `input` is what stands in the path. */
  upload<E extends Endpoint>(
    endpoint: E,
    handler: (steps: StepContext<ActorFor<E>>, input: InputOf<E>, bytes: Buffer) => Promise<ReplyOf<E>>,
  ): void;
  /** The same at both desks: each handler is given whoever works there, and looks at the scope. */
  readonly desk: DeskServe;
  /** A GET that is the same for everyone: its bytes are built once per version and sent with an ETag. */
  cached<E extends Endpoint>(endpoint: E, handler: (ctx: ReadContext, input: InputOf<E>) => Promise<Cached<ReplyOf<E>>>): void;
};

type DeskServe = {
  read<E extends DeskEndpoint>(pair: E, handler: (ctx: ReadContext<Staff>, input: InputOf<E['hq']>) => Promise<ReplyOf<E['hq']>>): void;
  write<E extends DeskEndpoint>(pair: E, handler: (ctx: Context<Staff>, input: InputOf<E['hq']>) => Promise<ReplyOf<E['hq']>>): void;
  steps<E extends DeskEndpoint>(pair: E, handler: (steps: StepContext<Staff>, input: InputOf<E['hq']>) => Promise<ReplyOf<E['hq']>>): void;
};

export type ServeSettings = {
  readonly router: Router;
  readonly house: House;
  readonly limits: Limits;
  /** What one caller may ask for in a minute, over everything. */
  readonly callsPerMinuteMax: number;
  readonly authenticate: Authenticate;
  /** Every endpoint that was served, for OpenAPI and for the tests that go over all routes. */
  readonly endpoints: Endpoint[];
};

const jsonBytesMax = 64 * 1024;
const keyForm = /^[0-9A-Za-z_-]{8,80}$/;

/** Answers one request in a house whose first statement may still say that the actor is another. */
type Answer<E extends Endpoint> = (koa: Koa, at: House, actor: ActorFor<E>, input: InputOf<E>) => Promise<void>;

export const serveOn = (settings: ServeSettings): Serve => {
  const route = routeOn(settings);
  const stepsOf = stepsIn(settings);
  const serve: Omit<Serve, 'desk'> = {
    read: (endpoint, handler) =>
      route(
        endpoint,
        async (koa, at, actor, input) => {
          koa.body = checked(endpoint, await handler(readContext(at, actor, endpoint), input));
        },
        // A replica may not have heard yet that a session is over.
        { looksFirst: endpoint.stale !== true },
      ),
    write: (endpoint, handler) =>
      route(
        endpoint,
        async (koa, at, actor, input) => {
          const key = keyOf(koa, endpoint);
          koa.body = await inTransaction(at, actor, (ctx) => {
            const run = async () => checked(endpoint, await handler(ctx, input));
            return key === null ? run() : once(ctx, key, { path: koa.path, input }, run);
          });
        },
        { looksFirst: true },
      ),
    steps: (endpoint, handler, how) =>
      route(
        endpoint,
        async (koa, at, actor, input) => {
          koa.body = checked(endpoint, await handler(stepsOf(koa, endpoint, at, actor, input), input));
        },
        how,
      ),
    upload: (endpoint, handler) =>
      route(endpoint, async (koa, at, actor, input) => {
        const bytes = await readBytes(koa.req, endpoint.bytesMax ?? 0);
        koa.body = checked(endpoint, await handler(stepsOf(koa, endpoint, at, actor, input), input, bytes));
      }),
    bytes: (endpoint, handler) =>
      route(endpoint, async (koa, at, actor, input) => {
        sendJson(koa, await handler(readContext(at, actor), input));
      }),
    cached: (endpoint, handler) => {
      const send = bytesSender<ReplyOf<typeof endpoint>>(endpoint, (reply) => checked(endpoint, reply));
      route(endpoint, async (koa, at, actor, input) => send(koa, await handler(readContext(at, actor), input)));
    },
  };
  return { ...serve, desk: deskOn(serve) };
};

type How = {
  /** Nothing happens before the first statement but what may happen again for somebody else. */
  readonly looksFirst?: boolean;
};

const routeOn = ({ authenticate, endpoints, house, limits, callsPerMinuteMax, router }: ServeSettings) => {
  const refuseFloods = limits.fence({ points: callsPerMinuteMax, seconds: 60 });
  return <E extends Endpoint>(endpoint: E, answer: Answer<E>, { looksFirst = false }: How = {}): void => {
    endpoints.push(endpoint);
    router.register(endpoint.path, [endpoint.method], async (koa) => {
      koa.state['route'] = endpoint.path;
      let body: Promise<Record<string, unknown>> | undefined;
      const answerFor = async (actor: Actor, at: House): Promise<void> => {
        refuseFloods(actorKey(actor), koa.state['beganMs'] as number);
        const admitted = admit(endpoint, actor) as ActorFor<E>;
        await metered(at, actor, koa, async () => {
          const sent = comesInBody(endpoint) ? await (body ??= readJson(koa.req, endpoint.jsonBytesMax ?? jsonBytesMax)) : queryOf(koa);
          await answer(koa, at, admitted, checkInput(endpoint, { ...sent, ...koa.params }));
        });
      };
      const guess = looksFirst ? authenticate.guess(koa) : null;
      if (guess !== null && (await guess.holds(() => answerFor(guess.actor, guess.house)))) return;
      const found = authenticate.ask(koa);
      await answerFor('kind' in found ? found : await found, house);
    });
  };
};

const stepsIn =
  ({ limits }: ServeSettings) =>
  <W extends Actor>(koa: Koa, endpoint: Endpoint, at: House, actor: W, input: unknown): StepContext<W> => {
    const key = keyOf(koa, endpoint);
    const transact: Transact = (step) => inTransaction(at, actor, step);
    const onceOnly: Transact = (step) =>
      transact((ctx) => (key === null ? step(ctx) : once(ctx, key, { path: koa.path, input }, () => step(ctx))));
    return { actor, now: at.now(), reads: at.database.reads, transact, once: onceOnly, limits };
  };

const readContext = <W extends Actor>({ database, now }: House, actor: W, { stale }: Pick<Endpoint, 'stale'> = {}): ReadContext<W> => ({
  actor,
  sql: stale === true ? database.staleReads : database.reads,
  now: now(),
});

const deskOn = ({ read, write, steps }: Omit<Serve, 'desk'>): DeskServe => {
  const both = (put: (endpoint: never, handler: never) => void) => (pair: DeskEndpoint, handler: unknown) => {
    for (const endpoint of [pair.hq, pair.merchant]) put(endpoint as never, handler as never);
  };
  return { read: both(read), write: both(write), steps: both(steps) };
};

/** Whether this actor is one of those who may call; a clerk is also a terminal. At a desk it also takes the endpoint's leave. */
const admit = ({ who, permission }: Pick<Endpoint, 'who' | 'permission'>, actor: Actor): Actor => {
  const one = who === 'anyone' || who === actor.kind || (who === 'terminal' && actor.kind === 'clerk');
  if (!one) throw actor.kind === 'visitor' ? refuse('auth/required') : refuse('auth/forbidden');
  if (permission === undefined || permission === null || !('permissions' in actor)) return actor;
  if (actor.mustChangePassword) throw refuseAccount('account/password-must-change');
  if (!holds(actor.permissions, permission.key))
    throw refuse('auth/forbidden', { permission: permission.key }, `没有“${permission.name}”的权限，请联系管理员`);
  return actor;
};

/** A file's bytes are left to its handler; everything else that is sent is JSON. */
const comesInBody = ({ method, bytesMax }: Endpoint): boolean => method !== 'GET' && method !== 'DELETE' && bytesMax === undefined;

const checkInput = <E extends Endpoint>({ input }: E, sent: Record<string, unknown>): InputOf<E> => {
  const request = v.safeParse(input, sent);
  if (request.success) return request.output as InputOf<E>;
  const fields = v.flatten(request.issues).nested ?? {};
  const said = request.issues.map(({ message }) => message).find((message) => /[一-鿿]/.test(message));
  throw refuse('input/invalid', { fields }, said);
};

/** Koa's own way of reading a query costs as much as all the checks of a request. */
const queryOf = ({ querystring }: Koa): Record<string, unknown> => (querystring === '' ? {} : parseQuery(querystring));

const keyOf = (koa: Koa, { repeat }: Endpoint): string | null => {
  if (repeat !== 'key') return null;
  const key = koa.get('idempotency-key');
  if (!keyForm.test(key)) throw refuse('input/key-required');
  return key;
};

/** The reply is what the contract says, and nothing more: what the schema does not name is left out. */
const checked = <E extends Endpoint>({ reply }: E, answer: unknown): ReplyOf<E> => v.parse(reply, answer) as ReplyOf<E>;
