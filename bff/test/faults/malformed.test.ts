import { connect } from 'node:net';
import test from 'ava';
import fc from 'fast-check';
import { aClerk, aCustomer, aStaff, aStore } from '../build.ts';
import { startHarness } from '../harness.ts';

/** Without limits, so that every request reaches its route. */
const house = await startHarness({ settings: { CALLS_PER_MINUTE_MAX: '10000000' } });
test.after.always(house.stop);

const requests = 10_000;
const fixed = [
  '/wxpay/notify/payment',
  '/wxpay/notify/refund',
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.json',
  '/docs',
  '/pictures/x',
  '/m/',
  '/api/feed',
  '/',
];
const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '%',
  '%00',
  '..%2f..',
  "' OR 1=1 --",
  '卤'.repeat(300),
  '💥',
  '-1',
  '1e999',
  'null',
  '[]',
  '{}',
  '__proto__',
  '9'.repeat(40),
  '\ud800',
);
const nastyValue = fc.oneof(nasty, fc.jsonValue(), fc.constantFrom(Number.MAX_SAFE_INTEGER + 2, -0.5, null, true, [], {}));

/** Bodies that are JSON of the wrong shape, not JSON at all, too deep, or not what their headers say. */
const body = fc.oneof(
  fc
    .dictionary(
      fc.constantFrom(
        'storeId',
        'lines',
        'code',
        'mode',
        'addressId',
        'slotStart',
        'expectedPayable',
        'secret',
        'weights',
        'grant',
        'status',
        '__proto__',
      ),
      nastyValue,
    )
    .map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 200 }),
  fc.constantFrom('{', '[]', '"', 'null', '['.repeat(5_000), '{"a":'.repeat(2_000), `{"remark":"${'长'.repeat(30_000)}"}`, '\u0000'),
);
const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'text/xml', 'multipart/form-data; boundary=', 'application/json; charset=nonsense'),
    'idempotency-key': fc.constantFrom('a-fine-key-of-mine', '', 'x'.repeat(500), "'; DROP TABLE orders"),
    authorization: fc.constantFrom('Bearer', 'Bearer x', 'Basic eDp5', `Bearer ${'y'.repeat(5_000)}`, 'Bearer c.nobody', "Bearer '"),
    'if-none-match': nasty.map((text) => text.replace(/[^\x20-\x7e]/g, '?')),
    'wechatpay-signature': fc.constantFrom('AAAA', '', 'WECHATPAY/SIGNTEST/AAAA'),
    'wechatpay-serial': fc.constantFrom('PUB_KEY_ID_0', '00', ''),
    'wechatpay-timestamp': fc.constantFrom('0', 'NaN', '99999999999999'),
    'wechatpay-nonce': fc.constantFrom('n', ''),
    'content-encoding': fc.constantFrom('gzip', 'br', 'nonsense'),
  },
  { requiredKeys: [] },
);

test('ten thousand malformed requests over all routes get no 5xx', async (t) => {
  const store = await aStore(house);
  // Several at each desk: some of the requests sign out.
  const desks = [null, null, null, null, 'm1', 'm1', 'm1', 'm1'].map((merchantId) => aStaff(house, { merchantId }));
  const staff = (await Promise.all(desks)).map(({ token }) => token);
  const tokens = [(await aCustomer(house)).token, (await aClerk(house, store)).token, null, ...staff];
  const paths = [...new Set([...house.running.app.endpoints.map(({ path }) => path as string), ...fixed])];
  const arbitrary = fc.record({
    path: fc.constantFrom(...paths),
    parameter: nasty,
    query: fc.dictionary(
      fc.constantFrom('after', 'limit', 'latE6', 'lngE6', 'text', 'city', 'day', 'open', 'name', 'phone', 'from'),
      nasty,
    ),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
    body,
    headers,
    token: fc.constantFrom(...tokens),
  });
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  const samples = fc.sample(arbitrary, { numRuns: requests, seed: 20_261_120 });
  const send = async ({ path, parameter, query, method, body: text, headers: given, token }: (typeof samples)[number]): Promise<void> => {
    const filled = path.replace(/:\w+/g, encodeURIComponent(parameter.toWellFormed()) || 'x');
    const asked = new URLSearchParams(query as Record<string, string>).toString();
    const sent: RequestInit = { method, headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...given } };
    if (method !== 'GET') sent.body = text;
    const response = await fetch(`${house.url}${filled}${asked === '' ? '' : `?${asked}`}`, { ...sent, redirect: 'manual' });
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status >= 500) faults.push(`${method} ${filled} ${response.status} ${(await response.text()).slice(0, 200)}`);
    else await response.arrayBuffer();
  };
  const queue = [...samples];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let sample = queue.pop(); sample !== undefined; sample = queue.pop()) await send(sample);
    }),
  );
  t.deepEqual(faults.slice(0, 10), []);
  t.true((statuses.get(429) ?? 0) < requests / 100, 'limits kept requests from being tried');
});

/** What fetch would not send: written to the socket by hand. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });

for (const [name, text] of Object.entries({
  'half a request line': 'GET /api/mini/stores\r\n\r\n',
  'an address that cannot be decoded': 'GET /api/mini/stores/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'a length that is a lie': 'POST /api/mini/quotes HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\nConnection: close\r\n\r\n{}',
  'two lengths': 'POST /api/mini/quotes HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\n{}',
  'a method nobody knows': 'BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'an upgrade to nothing':
    'GET /api/feed HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 1\r\n\r\n',
}))
  test(`${name} is refused, and the server goes on`, async (t) => {
    const answer = await raw(text);
    t.notRegex(answer, /^HTTP\/1\.1 5/);
    t.is((await fetch(`${house.url}/healthz`)).status, 200);
  });
