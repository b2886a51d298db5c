import { randomBytes } from 'node:crypto';
import { nodeText, type Scope } from '@mendian/shared/account/scope.ts';
import { hashPassword } from '../../src/modules/account/index.ts';
import { hashOf } from '../../src/platform/chance.ts';
import type { Context } from '../../src/platform/context.ts';
import { openSession } from '../../src/platform/sessions.ts';
import { aMerchant, aProduct, aStore, type MerchantMade, type SkuMade, type StoreMade } from '../build.ts';
import type { Harness } from '../harness.ts';

export type Person = { readonly token: string; readonly accountId: string };
type Asked = {
  /** Null: head office. */
  readonly merchantId: string | null;
  /** `all`: a first account. */
  readonly permissions: readonly string[] | 'all';
  readonly scope: Scope;
  readonly state?: 'stopped' | 'must-change';
};

/** Of all of them: a hash takes its time. */
const passwordHash = hashPassword('nobody-signs-in');

/** Somebody signed in at a desk. */
export const staff = async (ctx: Context, { merchantId, permissions, scope, state }: Asked): Promise<Person> => {
  const accountId = await account(ctx, { merchantId, permissions, scope });
  const token = await openSession(ctx, 'account', accountId);
  if (state === 'stopped') await ctx.sql.run('UPDATE account SET enabled = 0 WHERE id = ?', [accountId]);
  if (state === 'must-change') await ctx.sql.run('UPDATE account SET must_change = 1 WHERE id = ?', [accountId]);
  return { token, accountId };
};

const account = async (ctx: Context, { merchantId, permissions, scope }: Asked): Promise<string> => {
  const { sql, newId, now } = ctx;
  const id = newId();
  const who = {
    username: `m${randomBytes(8).toString('hex')}`,
    real_name: '矩阵',
    phone: '13800000000',
    password_hash: await passwordHash,
  };
  await sql.insert('account', [
    { id, merchant_id: merchantId, is_primary: permissions === 'all', ...who, created_at: now, created_by: 'test' },
  ]);
  if (permissions !== 'all' && permissions.length > 0)
    await sql.insert('account_role', [{ account_id: id, role_id: await role(ctx, merchantId, permissions) }]);
  await sql.insert(
    'account_scope',
    scope.map((node) => ({ account_id: id, node: nodeText(node) })),
  );
  return id;
};

const role = async ({ sql, newId, now }: Context, merchantId: string | null, permissions: readonly string[]): Promise<string> => {
  const id = newId();
  const held = { name: `角色${id.slice(-8)}`, permissions: permissions.join(',') };
  await sql.insert('role', [{ id, merchant_id: merchantId, ...held, created_at: now, updated_at: now }]);
  return id;
};

/** A terminal of a store, and a clerk signed in at it. */
const shopFloor = async (ctx: Context, storeId: string) => {
  const { sql, newId, now } = ctx;
  const [terminalId, clerkId, secret] = [newId(), newId(), randomBytes(32).toString('base64url')];
  await sql.insert('terminal', [{ id: terminalId, store_id: storeId, name: '前台', secret_hash: hashOf(secret), bound_at: now }]);
  await sql.insert('clerk', [{ id: clerkId, store_id: storeId, number: '7', name: '店员', pin_hash: await passwordHash }]);
  return { terminalId, clerkId, terminal: secret, clerk: await openSession(ctx, 'clerk', clerkId, { terminalId }) };
};

const customer = async (ctx: Context) => {
  const id = ctx.newId();
  await ctx.sql.insert('member', [{ id, openid: `o${id}`, nickname: '顾客', created_at: ctx.now }]);
  return { memberId: id, token: await openSession(ctx, 'customer', id) };
};

/** A paid order that its store has not taken yet. */
const order = async (
  { sql, newId, now }: Context,
  store: { id: string; ownerId: string; payeeId: string; sku: SkuMade },
  memberId: string,
): Promise<string> => {
  const id = newId();
  const later = new Date(now.getTime() + 900_000);
  const whose = { store_id: store.id, member_id: memberId, owner_id: store.ownerId, branch_id: 'branch-1', payee_id: store.payeeId };
  const money = { goods: 1_000, discounts: '[]', delivery_fee: 0, payable: 1_000 };
  await sql.insert('orders', [
    {
      ...{ id, ...whose, business_day: '2026-11-20', channel: 'mini', mode: 'pickup', state: 'new', ...money, remark: '' },
      ...{ pickup_day: '2026-11-20', pickup_code: String(Math.floor(Math.random() * 1e8)).padStart(8, '0'), pickup_number: 'A001' },
      ...{ placed_at: now, expires_at: later, paid_at: now },
    },
  ]);
  const product = {
    product_id: store.sku.productId,
    sku_id: store.sku.skuId,
    name: '卤鸭脖',
    sku_name: '',
    picture: 'duck-neck',
    choices: '[]',
  };
  await sql.run('UPDATE stock SET reserved = 1 WHERE store_id = ? AND sku_id = ?', [store.id, store.sku.skuId]);
  await sql.insert('order_line', [{ order_id: id, no: 1, ...product, price: 1_000, pieces: 1, amount: 1_000, paid: 1_000 }]);
  await sql.insert('payment', [
    {
      id,
      order_id: id,
      payee_id: store.payeeId,
      out_trade_no: id,
      amount: 1_000,
      state: 'paid',
      expires_at: later,
      paid_at: now,
      created_at: now,
    },
  ]);
  return id;
};

type Shelf = { readonly store: StoreMade; readonly sku: SkuMade };

/** One store with all that belongs to it, and accounts that look after it alone. */
const place = async (ctx: Context, payeeId: string, merchant: MerchantMade, { store, sku }: Shelf) => {
  const floor = await shopFloor(ctx, store.id);
  const buyer = await customer(ctx);
  const scope: Scope = [{ kind: 'store', id: store.id }];
  return {
    scope,
    sku,
    payeeId,
    floor,
    buyer,
    ids: {
      storeId: store.id,
      clerkId: floor.clerkId,
      terminalId: floor.terminalId,
      orderId: await order(ctx, { id: store.id, ownerId: merchant.id, payeeId, sku }, buyer.memberId),
      merchantId: merchant.id,
    },
    merchantAccount: await account(ctx, { merchantId: merchant.id, permissions: [], scope }),
    officeAccount: await account(ctx, { merchantId: null, permissions: [], scope }),
    officeRole: await role(ctx, null, ['audit.see']),
    merchantRole: await role(ctx, merchant.id, ['audit.see']),
    first: await staff(ctx, { merchantId: merchant.id, permissions: 'all', scope: [{ kind: merchant.kind, id: merchant.id }] }),
  };
};

/**
 * Two merchants, one of them with two stores: `own` is where the tests' people work, `near` another store of their merchant, `far`
 * one of another merchant's.
 */
export const aWorld = async (house: Harness) => {
  // Lists have the newest first: later than the worlds of the routes before.
  house.clock.advance(1_000);
  const [one, two] = [await aMerchant(house), await aMerchant(house)];
  const shelf = async (ownerId: string): Promise<Shelf> => {
    const store = await aStore(house, { ownerId });
    return { store, sku: await aProduct(house, store) };
  };
  const shelves = [await shelf(one.id), await shelf(one.id), await shelf(two.id)] as const;
  const payeeId = house.payees[0]!.id;
  return house.transact(async (ctx) => ({
    merchant: one,
    own: await place(ctx, payeeId, one, shelves[0]),
    near: await place(ctx, payeeId, one, shelves[1]),
    far: await place(ctx, payeeId, two, shelves[2]),
  }));
};

export type World = Awaited<ReturnType<typeof aWorld>>;
export type Place = World['own'];
