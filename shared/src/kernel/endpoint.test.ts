import test from 'ava';
import * as v from 'valibot';
import { deskEndpoint, endpoint } from './endpoint.ts';
import { permission } from './permission.ts';

const rest = { method: 'GET', summary: '试', input: v.object({}), reply: v.object({}), refusals: [] } as const;

test('a desk’s endpoint that does not say what leave it needs is not compiled', (t) => {
  // @ts-expect-error -- what this test is about: head office's endpoint without a permission
  endpoint({ ...rest, path: '/api/hq/things', who: 'headOffice' });
  // @ts-expect-error -- what this test is about: a merchant's endpoint without a permission
  endpoint({ ...rest, path: '/api/merchant/things', who: 'merchant' });
  // @ts-expect-error -- what this test is about: an endpoint of both desks without a permission
  deskEndpoint({ ...rest, path: '/things' });
  // @ts-expect-error -- what this test is about: leave means nothing where nobody holds any
  endpoint({ ...rest, path: '/api/mini/things', who: 'customer', permission: permission('thing.see', '今日', '看东西') });
  t.is(endpoint({ ...rest, path: '/api/hq/things', who: 'headOffice', permission: null }).permission, null);
});

test('what both desks have is one declaration at two addresses', (t) => {
  const see = permission('thing.see', '今日', '看东西');
  const pair = deskEndpoint({ ...rest, path: '/things/:thingId', permission: see });
  t.like(pair.hq, { path: '/api/hq/things/:thingId', who: 'headOffice', permission: see });
  t.like(pair.merchant, { path: '/api/merchant/things/:thingId', who: 'merchant', permission: see });
});
