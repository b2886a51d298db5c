import test from 'ava';
import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { permission } from '../kernel/permission.ts';
import { collectPermissions, inOrder } from './permission-catalogue.ts';

const rest = { method: 'GET', summary: '试', input: v.object({}), reply: v.object({}), refusals: [] } as const;
const see = permission('order.see', '订单', '查看订单');
const count = permission('stock.count', '商品', '盘点');
const both = deskEndpoint({ ...rest, path: '/orders', permission: see });
const officeOnly = endpoint({ ...rest, path: '/api/hq/counts', who: 'headOffice', permission: count });
const open = endpoint({ ...rest, path: '/api/hq/me', who: 'headOffice', permission: null });
const ofNobody = endpoint({ ...rest, path: '/api/mini/me', who: 'customer' });

test('a desk’s catalogue has each permission that its own endpoints ask for, once', (t) => {
  const all = [officeOnly, both.hq, both.merchant, both.hq, open, ofNobody];
  t.deepEqual(collectPermissions(all, 'hq'), [see, count]);
  t.deepEqual(collectPermissions(all, 'merchant'), [see]);
});

test('one key with two names is a mistake, and stops the program', (t) => {
  const other = endpoint({ ...rest, path: '/api/hq/orders/x', who: 'headOffice', permission: permission('order.see', '订单', '看订单') });
  t.throws(() => collectPermissions([both.hq, other], 'hq'), { message: /\/api\/hq\/orders\/x declares order\.see/ });
});

test('permissions stand under the headings of the menu, in its order, others behind them', (t) => {
  const listed = inOrder([
    { key: 'b.x', group: '收银机' },
    { key: 'b.x', group: '账号' },
    { key: 'a.x', group: '账号' },
    { key: 'z.x', group: '今日' },
  ]);
  t.deepEqual(listed.map(({ group, key }) => `${group} ${key}`), ['今日 z.x', '账号 a.x', '账号 b.x', '收银机 b.x']); // prettier-ignore
});
