import test from 'ava';
import fc from 'fast-check';
import { filtersOf, findRoute, hrefOf, matchPath, pathOf, withFilters } from '../src/platform/address.ts';

const fits = test.macro({
  exec: (t, pattern: string, path: string, params: Record<string, string> | null) => t.deepEqual(matchPath(pattern, path), params),
  title: (_: string | undefined, pattern: string, path: string, params: Record<string, string> | null) =>
    `${path} ${params === null ? 'does not lead' : 'leads'} to ${pattern}`,
});
test(fits, '/orders', '/orders', {});
test(fits, '/orders', '/orders/', {});
test(fits, '/orders', '/order', null);
test(fits, '/orders', '/orders/1', null);
test(fits, '/stores/:storeId', '/stores/S1', { storeId: 'S1' });
test(fits, '/stores/:storeId', '/stores', null);
test(fits, '/stores/:storeId/menu', '/stores/S%2F1/menu', { storeId: 'S/1' });
test(fits, '/stores/:storeId', '/stores/%E0%A4%A', { storeId: '%E0%A4%A' });

test('a page that is named goes before one that takes the name as a parameter', (t) => {
  const table = [{ path: '/stores/:storeId' }, { path: '/stores/watch' }, { path: '/stores' }];
  t.is(findRoute(table, '/stores/watch')?.entry.path, '/stores/watch');
  t.deepEqual(findRoute(table, '/stores/S1'), { entry: table[0]!, params: { storeId: 'S1' } });
  t.is(findRoute(table, '/nowhere'), null);
});

test('a path made of any names leads back to the same names', (t) => {
  const name = fc.string({ minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(name, name, (storeId, orderId) => {
      const path = pathOf('/stores/:storeId/orders/:orderId', { storeId, orderId });
      t.deepEqual(matchPath('/stores/:storeId/orders/:orderId', path), { storeId, orderId });
    }),
  );
});

test('an address carries what was chosen and nothing else', (t) => {
  t.is(hrefOf('/orders', { state: 'paid', text: '', day: null, page: undefined }), '#/orders?state=paid');
  t.is(hrefOf('/orders', { text: '鸭脖&=#' }), '#/orders?text=%E9%B8%AD%E8%84%96%26%3D%23');
  t.is(hrefOf('/orders'), '#/orders');
});

test('filters come back from the address as they were set, and what is as by default is left out of it', (t) => {
  const defaults = { text: '', state: 'open', sort: '-at' };
  const filters = fc.record({ text: fc.string({ maxLength: 20 }), state: fc.constantFrom('', 'open', 'closed'), sort: fc.string() });
  fc.assert(
    fc.property(filters, (chosen) => {
      const address = withFilters(new URLSearchParams('tab=lines'), chosen, defaults);
      const again = new URLSearchParams(address.toString());
      t.deepEqual(filtersOf(again, defaults), chosen);
      t.is(again.get('tab'), 'lines');
      for (const [name, value] of Object.entries(defaults)) t.is(again.has(name), chosen[name as keyof typeof chosen] !== value);
    }),
  );
});

test('setting one filter leaves the others as they are', (t) => {
  const address = withFilters(new URLSearchParams('text=duck&state=closed'), { state: 'open' }, { text: '', state: 'open' });
  t.is(address.toString(), 'text=duck');
});
