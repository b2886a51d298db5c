import test, { type ExecutionContext } from 'ava';
import { pathParameters, type Endpoint } from '@mendian/shared/kernel/endpoint.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { startHarness } from '../harness.ts';
import { aWorld, staff, type Place, type World } from './cast.ts';
import { foreignId, hintsAt, knownParameters, type KnownParameter } from './ids.ts';
import { plausibleInput, type Hints } from './plausible-input.ts';

/**
 * Every route, every role, one's own and others' things: made from what is served, so that a new route is in it without a word.
 * Allowed and refused cells are both asserted; what belongs to others is answered exactly like what is not there.
 */
const house = await startHarness({ settings: { CALLS_PER_MINUTE_MAX: '10000000' } });
test.after.always(house.stop);
const { endpoints } = house.running.app;

type Answer = { status: number; code: string; message: string; details: unknown; body: unknown };

const ask = (token: string | null, endpoint: Endpoint, input: Record<string, unknown>): Promise<Answer> =>
  house
    .as(token)(endpoint, input)
    .then(
      (body): Answer => ({ status: 200, code: '', message: '', details: {}, body }),
      (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        const { status, code, message, details } = error as DomainError;
        return { status, code, message, details, body: null };
      },
    );

const inputAt = (endpoint: Endpoint, place: Place, more: Hints = {}) => plausibleInput(endpoint, { ...hintsAt(endpoint, place), ...more });

/** Not turned away for who he is; a refusal for what he asked is the contract's own, and said there. */
const isAllowed = (t: ExecutionContext, endpoint: Endpoint, { status, code, message }: Answer, who: string): void => {
  const said = `${who}: ${status} ${code} ${message}`;
  t.false(code.startsWith('auth/'), said);
  t.true(status < 500, said);
  if (status === 401 || status === 403) t.true(endpoint.refusals.includes(code), said);
  const isKnown = pathParameters(endpoint.path).every((name) => (knownParameters as readonly string[]).includes(name));
  // What nobody is found by is the contract's own answer.
  if (isKnown && (code === 'thing/not-found' || !endpoint.refusals.includes(code))) t.not(status, 404, said);
};

const isRefused = (t: ExecutionContext, { status, code, message }: Answer, expected: 401 | 403, who: string): void => {
  t.is(status, expected, `${who}: ${status} ${code} ${message}`);
  t.regex(message, /[一-鿿]/);
};

/**
 * As not there: the same status, code, sentence and details as for an id that nobody ever had; or it is for who looks after the whole
 * chain, whatever it is about.
 */
const isNotThere = async (
  t: ExecutionContext,
  token: string,
  endpoint: Endpoint,
  places: { own: Place; other: Place },
  name: KnownParameter,
  who: string,
) => {
  const foreign = await ask(token, endpoint, inputAt(endpoint, places.own, { [name]: foreignId(endpoint, places.other, name) }));
  const missing = await ask(token, endpoint, inputAt(endpoint, places.own, { [name]: 'nothing-there' }));
  if (foreign.code !== 'account/whole-chain')
    t.is(foreign.status, 404, `${who} with another’s ${name}: ${foreign.status} ${foreign.code} ${foreign.message}`);
  t.deepEqual(foreign, missing, `${who} with another’s ${name}`);
};

/** No id of a place where one has no business stands anywhere in a reply. */
const tellsNothingOf = (t: ExecutionContext, { body }: Answer, { own }: World, places: readonly Place[], who: string): void => {
  const text = JSON.stringify(body) ?? '';
  const foreign = places.flatMap((place) => [
    ...Object.values(place.ids),
    place.merchantAccount,
    place.officeAccount,
    place.first.accountId,
  ]);
  for (const id of foreign) if (id !== own.ids.merchantId) t.false(text.includes(id), `${who} is told of ${id}`);
};

const keysOf = (who: Endpoint['who']): string[] => [
  ...new Set(endpoints.flatMap((one) => (one.who === who && one.permission ? [one.permission.key] : []))),
];
const knownIn = ({ path }: Endpoint): KnownParameter[] => knownParameters.filter((name) => pathParameters(path).includes(name));

/** People of a desk, by what they hold of the leave that the endpoint asks for. */
const people = (endpoint: Endpoint, world: World) => {
  const merchantId = endpoint.who === 'merchant' ? world.merchant.id : null;
  const leave = endpoint.permission ? [endpoint.permission.key] : [];
  const others = keysOf(endpoint.who).filter((key) => !leave.includes(key));
  const all = endpoint.who === 'merchant' ? [{ kind: world.merchant.kind, id: world.merchant.id }] : [{ kind: 'chain' as const }];
  const made = (asked: Partial<Parameters<typeof staff>[1]>) =>
    house.transact((ctx) => staff(ctx, { merchantId, permissions: leave, scope: all, ...asked }));
  return {
    with: () => made({}),
    forOneStore: () => made({ scope: world.own.scope }),
    forOneMerchant: () => made({ scope: [{ kind: world.merchant.kind, id: world.merchant.id }] }),
    without: () => made({ permissions: others }),
    stopped: () => made({ state: 'stopped' }),
    newcomer: () => made({ state: 'must-change' }),
  };
};

const strangersOf = (world: World, desk: 'hq' | 'merchant' | null) => [
  { who: 'a visitor', token: null, expected: 401 as const },
  { who: 'a token of nobody', token: 'a.nobody', expected: 401 as const },
  { who: 'a customer', token: world.own.buyer.token, expected: 403 as const },
  { who: 'a clerk', token: world.own.floor.clerk, expected: 403 as const },
  { who: 'a terminal', token: world.own.floor.terminal, expected: 403 as const },
  ...(desk === 'merchant' ? [] : [{ who: 'a merchant’s first account', token: world.own.first.token, expected: 403 as const }]),
];

for (const endpoint of endpoints.filter(({ who }) => who === 'headOffice' || who === 'merchant')) {
  const desk = endpoint.who === 'merchant' ? 'merchant' : 'hq';
  test.serial(`${endpoint.method} ${endpoint.path} is for who has leave, and for what is theirs`, async (t) => {
    t.not(endpoint.permission, undefined);
    const world = await aWorld(house);
    const { own, near, far } = world;
    const cast = people(endpoint, world);
    const input = inputAt(endpoint, own);

    for (const { who, token, expected } of strangersOf(world, desk)) isRefused(t, await ask(token, endpoint, input), expected, who);
    isRefused(t, await ask((await cast.stopped()).token, endpoint, input), 401, 'a stopped account');
    if (desk === 'merchant') {
      const office = await house.transact((ctx) => staff(ctx, { merchantId: null, permissions: 'all', scope: [{ kind: 'chain' }] }));
      isRefused(t, await ask(office.token, endpoint, input), 403, 'head office’s first account');
    }
    if (endpoint.permission !== null) {
      isRefused(t, await ask((await cast.without()).token, endpoint, input), 403, 'everything but this leave');
      t.is((await ask((await cast.newcomer()).token, endpoint, input)).code, 'account/password-must-change');
    }

    const limited = await (desk === 'merchant' ? cast.forOneStore() : cast.forOneMerchant());
    for (const name of knownIn(endpoint)) {
      await isNotThere(t, limited.token, endpoint, { own, other: far }, name, 'a limited account');
      if (desk === 'merchant') {
        await isNotThere(t, far.first.token, endpoint, { own: far, other: own }, name, 'another merchant’s first account');
        if (name !== 'roleId' && name !== 'merchantId')
          await isNotThere(t, limited.token, endpoint, { own, other: near }, name, 'one store’s account');
      }
    }
    const seen = await ask(limited.token, endpoint, input);
    isAllowed(t, endpoint, seen, 'a limited account');
    if (endpoint.method === 'GET') tellsNothingOf(t, seen, world, desk === 'merchant' ? [near, far] : [far], 'a limited account');
  });

  test.serial(`${endpoint.method} ${endpoint.path} is open to the first account and to whoever has leave`, async (t) => {
    for (const who of ['first', 'with'] as const) {
      const world = await aWorld(house);
      const { token } =
        who === 'with'
          ? await people(endpoint, world).with()
          : desk === 'merchant'
            ? world.own.first
            : await house.transact((ctx) => staff(ctx, { merchantId: null, permissions: 'all', scope: [{ kind: 'chain' }] }));
      const answer = await ask(token, endpoint, inputAt(endpoint, world.own));
      isAllowed(t, endpoint, answer, who);
      if (desk === 'merchant' && endpoint.method === 'GET') tellsNothingOf(t, answer, world, [world.far], who);
    }
  });
}

for (const endpoint of endpoints.filter(({ who }) => who === 'customer' || who === 'clerk' || who === 'terminal'))
  test.serial(`${endpoint.method} ${endpoint.path} is for a ${endpoint.who} alone, and for what is theirs`, async (t) => {
    const world = await aWorld(house);
    const { own, far } = world;
    const input = inputAt(endpoint, own);
    const office = await house.transact((ctx) => staff(ctx, { merchantId: null, permissions: 'all', scope: [{ kind: 'chain' }] }));
    const tokens = { customer: own.buyer.token, clerk: own.floor.clerk, terminal: own.floor.terminal };
    const may = endpoint.who === 'terminal' ? ['terminal', 'clerk'] : [endpoint.who];
    isRefused(t, await ask(null, endpoint, input), 401, 'a visitor');
    isRefused(t, await ask(office.token, endpoint, input), 403, 'head office');
    isRefused(t, await ask(own.first.token, endpoint, input), 403, 'a merchant');
    for (const [who, token] of Object.entries(tokens)) {
      if (!may.includes(who)) isRefused(t, await ask(token, endpoint, input), 403, who);
      else if (knownIn(endpoint).includes('orderId')) await isNotThere(t, token, endpoint, { own, other: far }, 'orderId', who);
    }
    for (const who of may) {
      const answer = await ask(tokens[who as keyof typeof tokens], endpoint, input);
      t.false(answer.code.startsWith('auth/'), `${who}: ${answer.code}`);
      t.true(answer.status < 500 || answer.code === 'outside/unavailable', `${who}: ${answer.code}`);
    }
  });

test('a desk’s call that needs no leave is about the caller alone', (t) => {
  const open = endpoints.filter(({ permission }) => permission === null).map(({ path }) => path);
  t.deepEqual(
    open.filter((path) => !/^\/api\/(hq|merchant)\/(me(\/.*)?|permissions)$/.test(path)),
    [],
  );
});

test('what anyone may call turns nobody away for who they are', async (t) => {
  const world = await aWorld(house);
  for (const endpoint of endpoints.filter(({ who }) => who === 'anyone')) {
    const input = inputAt(endpoint, world.own);
    for (const token of [null, world.own.buyer.token, world.own.first.token])
      t.false((await ask(token, endpoint, input)).code.startsWith('auth/'), endpoint.path);
  }
});
