import { hashPassword } from '../src/modules/account/index.ts';
import type { Sql } from '../src/platform/sql.ts';
import { demoStaff } from './demo-staff.ts';
import { insertAll } from './seed-rows.ts';

type Merchant = { readonly id: string; readonly kind: 'branch' | 'franchisee' };
type Account = { readonly username: string; readonly realName: string; readonly phone: string; readonly password: string };

/** What the demo's store manager may do: of a desk's own permissions those that a shop needs every day. */
const managerPermissions = [
  ...['store.watch', 'attention.see', 'order.see', 'after-sale.see', 'after-sale.decide', 'store.read', 'store.trading', 'device.read'],
  ...['account.manage', 'clerk.manage', 'audit.see', 'catalog.view', 'price.view', 'price.set'],
  ...['assortment.view', 'assortment.set', 'stock.view', 'stock.change', 'stock.sold-out'],
];

/**
 * Head office's first account, that of the branch which the home store belongs to, and a franchisee's with a role and a store
 * manager who looks after two of its stores. A chain too small for franchisees has none.
 */
export const seedStaff = async (sql: Sql, newId: () => string, now: Date): Promise<void> => {
  const hash = await hashPassword(demoStaff.hq.password);
  const row = (account: Account, merchant: Merchant | null, primary: boolean) => ({
    ...{ id: newId(), merchant_id: merchant?.id ?? null, is_primary: primary, username: account.username },
    ...{ real_name: account.realName, phone: account.phone, password_hash: hash, created_at: now, created_by: 'demo' },
  });
  const branch = await sql.one<Merchant>('SELECT m.id, m.kind FROM store s JOIN merchant m ON m.id = s.owner_id ORDER BY s.code LIMIT 1');
  const franchisee = await sql.one<Merchant>(
    `SELECT m.id, m.kind FROM merchant m JOIN store s ON s.owner_id = m.id WHERE m.kind = 'franchisee' GROUP BY m.id, m.kind, m.code ORDER BY m.code LIMIT 1`,
  );
  const office = row(demoStaff.hq, null, true);
  const firsts = [[branch, demoStaff.merchant] as const, [franchisee, demoStaff.franchisee] as const].flatMap(([merchant, account]) =>
    merchant === null ? [] : [{ merchant, account: row(account, merchant, true) }],
  );
  await insertAll(sql, 'account', [office, ...firsts.map(({ account }) => account)]);
  await insertAll(sql, 'account_scope', [
    { account_id: office.id, node: 'chain' },
    ...firsts.map(({ merchant, account }) => ({ account_id: account.id, node: `${merchant.kind}:${merchant.id}` })),
  ]);
  if (franchisee !== null) await seedManager(sql, franchisee, row(demoStaff.manager, franchisee, false), newId(), now);
};

const seedManager = async (
  sql: Sql,
  { id: merchantId }: Merchant,
  account: { readonly id: string },
  roleId: string,
  now: Date,
): Promise<void> => {
  const stores = await sql.all<{ id: string }>('SELECT id FROM store WHERE owner_id = ? ORDER BY code LIMIT 2', [merchantId]);
  const name = '店长';
  await insertAll(sql, 'role', [
    { id: roleId, merchant_id: merchantId, name, permissions: managerPermissions.join(','), created_at: now, updated_at: now },
  ]);
  await insertAll(sql, 'role_name', [{ owner: merchantId, name, role_id: roleId }]);
  await insertAll(sql, 'account', [account]);
  await insertAll(sql, 'account_role', [{ account_id: account.id, role_id: roleId }]);
  await insertAll(
    sql,
    'account_scope',
    stores.map(({ id }) => ({ account_id: account.id, node: `store:${id}` })),
  );
};
