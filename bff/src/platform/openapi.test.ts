import { pathParameters } from '@mendian/shared/kernel/endpoint.ts';
import test from 'ava';
import { startHarness } from '../../test/harness.ts';

const harness = await startHarness();
const { endpoints } = harness.running.app;

type Operation = {
  summary: string;
  tags: string[];
  operationId: string;
  security: Record<string, unknown>[];
  parameters: { name: string; in: string; required: boolean; schema: { type?: string; anyOf?: unknown } }[];
  requestBody?: {
    content: { 'application/json'?: { schema: { properties: object; required: string[] } }; 'application/octet-stream'?: object };
  };
  responses: Record<string, { description: string; content?: object }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: object };
};

const document = (await (await fetch(`${harness.url}/openapi.json`)).json()) as Document;
test.after.always(harness.stop);
const operationOf = (method: string, path: string) => document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];

test('the document has every operation that is served', (t) => {
  t.is(document.openapi, '3.1.0');
  t.true(endpoints.length > 30);
  for (const { method, path, summary } of endpoints) t.is(operationOf(method, path)?.summary, summary, `${method} ${path}`);
});

test('each operation has a name of its own', (t) => {
  const names = endpoints.map(({ method, path }) => operationOf(method, path)?.operationId);
  t.is(new Set(names).size, names.length);
});

test('what is in the path, the query and the body is where the contract has it', (t) => {
  for (const endpoint of endpoints) {
    const operation = operationOf(endpoint.method, endpoint.path)!;
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    t.deepEqual(inPath, pathParameters(endpoint.path));
    const key = operation.parameters.find(({ name }) => name === 'Idempotency-Key');
    t.is(key !== undefined, endpoint.repeat === 'key', endpoint.path);
    const body = operation.requestBody?.content['application/json']?.schema;
    t.is(operation.requestBody?.content['application/octet-stream'] !== undefined, endpoint.bytesMax !== undefined, endpoint.path);
    for (const name of inPath) t.false(Object.keys(body?.properties ?? {}).includes(name));
  }
  const stores = operationOf('GET', '/api/mini/stores')!;
  t.like(
    stores.parameters.find(({ name }) => name === 'limit'),
    { in: 'query', required: false, schema: { type: 'integer' } },
  );
  t.is(stores.parameters.find(({ name }) => name === 'limit')?.schema.anyOf, undefined);
  t.deepEqual(operationOf('POST', '/api/terminal/orders/:orderId/reject')?.requestBody?.content['application/json']?.schema.required, [
    'reason',
  ]);
});

test('each refusal is there with its sentence', (t) => {
  for (const endpoint of endpoints) {
    const text = Object.values(operationOf(endpoint.method, endpoint.path)!.responses)
      .map(({ description }) => description)
      .join('\n');
    for (const code of endpoint.refusals) t.regex(text, new RegExp(`\`${code}\`：.*[一-鿿]`), `${endpoint.path} ${code}`);
  }
  t.regex(operationOf('POST', '/api/mini/orders')?.responses['409']?.description ?? '', /price-changed/);
});

test('who may call is there for each operation', (t) => {
  for (const { method, path, who } of endpoints) {
    const { security } = operationOf(method, path)!;
    if (who === 'anyone') t.deepEqual(security, []);
    else t.true(security.some((one) => who in one));
    for (const one of security) for (const name of Object.keys(one)) t.true(name in document.components.securitySchemes);
  }
});

test('every reference leads somewhere', (t) => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
  t.true(references.length > 50);
  for (const reference of references) t.true(reference.replace('#/components/schemas/', '') in document.components.schemas, reference);
});

test('the fixed routes for the outside are there too', (t) => {
  for (const path of ['/wxpay/notify/payment', '/wxpay/notify/refund', '/wechat/webhook', '/healthz', '/readyz', '/metrics', '/api/feed'])
    t.truthy(document.paths[path], path);
});

test('no page of ours is framed elsewhere or tells where one came from, and no answer is taken for what it is not', async (t) => {
  const headersOf = async (path: string) => (await fetch(harness.url + path)).headers;
  for (const path of ['/docs', '/openapi.json', '/nowhere']) {
    const headers = await headersOf(path);
    t.is(headers.get('x-frame-options'), 'SAMEORIGIN', path);
    t.is(headers.get('referrer-policy'), 'no-referrer', path);
  }
  for (const path of ['/docs', '/api/mini/cities', '/api/nowhere'])
    t.is((await headersOf(path)).get('x-content-type-options'), 'nosniff', path);
});

test('the API page comes whole from here and asks nobody else', async (t) => {
  const page = await fetch(`${harness.url}/docs`);
  const html = await page.text();
  const policy = page.headers.get('content-security-policy') ?? '';
  t.regex(policy, /script-src 'self'(;|$)/);
  t.false(/https?:\/\//.test(html));
  const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
  t.true(parts.length >= 4);
  for (const part of parts) {
    const answer = await fetch(harness.url + part);
    t.is(answer.status, 200, part);
    t.true((await answer.arrayBuffer()).byteLength > 50, part);
  }
});
