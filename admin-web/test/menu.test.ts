import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'ava';
import { menuOf, mayOpen } from '../src/app/desk/menu.ts';
import { deskPages, type DeskPage } from '../src/app/desk/routes.ts';

const page = (path: string, given: Partial<DeskPage> = {}): DeskPage => ({
  ...{ path, group: '订单', title: path, permission: null, desks: ['hq', 'merchant'], page: deskPages[0]!.page },
  ...given,
});

test('the menu has what this desk has and this account may open; groups without any are left out', (t) => {
  const pages = [
    page('/orders', { permission: 'order.see' }),
    page('/orders/:orderId', { permission: 'order.see' }),
    page('/stores', { group: '门店', permission: 'store.see' }),
    page('/patrol', { group: '今日', desks: ['hq'] }),
    page('/me', { group: '账号' }),
  ];
  const shown = (desk: 'hq' | 'merchant', permissions: string[]) =>
    menuOf(pages, desk, { permissions }).map(({ group, pages: found }) => `${group} ${found.map(({ path }) => path).join(' ')}`);
  t.deepEqual(shown('hq', ['order.see']), ['今日 /patrol', '订单 /orders', '账号 /me']);
  t.deepEqual(shown('merchant', ['store.see']), ['门店 /stores', '账号 /me']);
  t.false(mayOpen(pages[0]!, { permissions: [] }));
});

test('each page asks for leave that some call of the server asks for, and no two have one address', async (t) => {
  const contracts = globSync('shared/src/*/*.contract.ts', { cwd: resolve(import.meta.dirname, '../..') });
  const declared = await Promise.all(
    contracts.map(
      (file) => import(resolve(import.meta.dirname, '../..', file)) as Promise<Record<string, { permission?: { key: string } }>>,
    ),
  );
  const keys = new Set(declared.flatMap(Object.values).flatMap(keysOf));
  t.deepEqual(
    deskPages
      .filter(({ permission }) => permission !== null && !keys.has(permission))
      .map(({ path, permission }) => `${path} ${permission}`),
    [],
  );
  for (const desk of ['hq', 'merchant'] as const) {
    const paths = deskPages.filter(({ desks }) => desks.includes(desk)).map(({ path }) => path.replaceAll(/:\w+/g, ':'));
    t.deepEqual(
      paths.filter((path, index) => paths.indexOf(path) !== index),
      [],
    );
  }
});

type Declared = { permission?: { key: string } | null; hq?: { permission?: { key: string } | null } };
const keysOf = (declared: Declared): string[] => {
  const found = declared.hq?.permission ?? declared.permission;
  return found ? [found.key] : [];
};
