import { randomBytes, randomInt } from 'node:crypto';
import { nodeText, type Scope } from '@mendian/shared/account/scope.ts';
import * as member from '@mendian/shared/member/member.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { alipayAccountRow } from '../embedded/payees.ts';
import { chainMenusChanged } from '../src/modules/catalog/menu-version.ts';
import { addClerk, makeTerminalCode } from '../src/modules/terminal/index.ts';
import { openSession } from '../src/platform/sessions.ts';
import type { Call, Harness } from './harness.ts';

const allDay = [{ open: 0, close: 1440 }];

/** A store's settings that stand in nobody's way: open day and night, ready in 10 minutes, delivering 3 km. */
export const openSettings: StoreSettingsData = {
  hours: { week: Array.from({ length: 7 }, () => allDay), holidays: [] },
  pickup: { leadMinutes: 10, slotMinutes: 15, slotCapacity: 10, lastOrderMinutes: 0, daysAhead: 1 },
  delivery: { radiusMeters: 3_000, fee: 500, minimum: 2_000, freeFrom: 10_000, minutes: 30 },
  weighTolerancePerMille: 50,
  uncollected: 'discard',
  busyExtraMinutes: 15,
};

export type StoreMade = { readonly id: string; readonly latE6: number; readonly lngE6: number };
export type SkuMade = { readonly skuId: string; readonly productId: string };

/** A store that is open and whose terminal was seen just now. */
export const aStore = async (
  { transact, payees }: Harness,
  given: {
    settings?: Partial<StoreSettingsData>;
    payee?: number;
    seen?: boolean;
    name?: string;
    /** Whose it is, and whose region it lies in. */
    ownerId?: string;
    branchId?: string;
  } = {},
): Promise<StoreMade> =>
  transact(async ({ sql, newId, now }) => {
    const id = newId();
    const payee = payees[given.payee ?? 0]!;
    const place = { latE6: 28_682_000, lngE6: 115_858_000 };
    if (payee.seller !== null) await sql.insert('alipay_account', [alipayAccountRow(payee.seller, now)], { ignore: true });
    await sql.insert(
      'payee',
      [
        {
          id: payee.id,
          name: payee.name,
          mode: payee.mode,
          appid: payee.appid,
          mchid: payee.mchid,
          sub_mchid: payee.subMchid,
          sub_appid: payee.subAppid,
          alipay_account_id: payee.seller?.pid ?? 'own',
        },
      ],
      { ignore: true },
    );
    await sql.insert('store', [
      {
        id,
        code: `T${randomBytes(6).toString('hex').toUpperCase()}`,
        name: given.name ?? '测试店',
        province: '江西',
        city: '南昌',
        city_initial: 'N',
        district: '红谷滩区',
        address: '绿茵路 129 号',
        phone: '0791-80000000',
        lat_e6: place.latE6,
        lng_e6: place.lngE6,
        branch_id: given.branchId ?? 'branch-1',
        owner_id: given.ownerId ?? 'owner-1',
        payee_id: payee.id,
        settings: JSON.stringify({ ...openSettings, ...given.settings }),
        created_at: now,
      },
    ]);
    await sql.insert('store_trading', [{ store_id: id, status: 'open', pickup: 1, delivery: 1, changed_by: '' }]);
    await sql.insert('feed_counter', [{ store_id: id, seq: 0 }]);
    await sql.insert('menu_version', [{ store_id: id, version: 0 }]);
    if (given.seen !== false) await sql.insert('terminal_presence', [{ store_id: id, seen_at: now }]);
    return { id, ...place };
  });

export type MerchantMade = { readonly id: string; readonly code: string; readonly kind: 'branch' | 'franchisee' };

/** A franchisee, or a branch. */
export const aMerchant = async ({ transact }: Harness, kind: MerchantMade['kind'] = 'franchisee', name = '吉安卤香食品有限公司') =>
  transact(async ({ sql, newId, now }): Promise<MerchantMade> => {
    const id = newId();
    const code = `${kind === 'branch' ? 'B' : 'F'}${randomBytes(6).toString('hex').toUpperCase()}`;
    await sql.insert('merchant', [{ id, code, kind, name, contact_name: '刘洋', contact_phone: '13900001111', created_at: now }]);
    return { id, code, kind };
  });

type ProductGiven = {
  price?: number;
  onHand?: number;
  weigh?: { min: number; step: number; max: number } | null;
  options?: unknown[];
  name?: string;
};

/** A product with one sku that a store sells: by portion unless `weigh` is given. */
export const aProduct = ({ transact }: Harness, store: StoreMade, given: ProductGiven = {}): Promise<SkuMade> =>
  transact(async (ctx) => {
    const { sql, newId, now } = ctx;
    const [productId, skuId] = [newId(), newId()];
    const { price = 1_000, onHand = 100, weigh = null, options = [], name = '卤鸭脖' } = given;
    await sql.insert('category', [{ id: 'cat-1', name: '卤鸭', position: 1 }], { ignore: true });
    await sql.insert('product', [
      {
        id: productId,
        category_id: 'cat-1',
        name,
        line: '',
        picture: 'duck-neck',
        tags: '[]',
        sold_by: weigh === null ? 'portion' : 'weight',
        weigh: weigh && JSON.stringify(weigh),
        options: JSON.stringify(options),
        notes: '',
        position: 1,
      },
    ]);
    await sql.insert('sku', [{ id: skuId, product_id: productId, name: '', price, position: 1 }]);
    await sql.insert('stock', [{ store_id: store.id, sku_id: skuId, on_hand: onHand, reserved: 0 }]);
    await sql.insert('stock_movement', [
      { id: newId(), store_id: store.id, sku_id: skuId, kind: 'count', on_hand: onHand, reserved: 0, at: now },
    ]);
    await chainMenusChanged(ctx);
    return { skuId, productId };
  });

export type CustomerMade = { readonly call: Call; readonly token: string; readonly openid: string };

/** A customer who signed in through WeChat's sandbox: nobody met before, or one of the sandbox's own by their place in its list. */
export const aCustomer = async ({ as, sandbox }: Harness, index?: number): Promise<CustomerMade> => {
  const openid = index === undefined ? `o${randomBytes(20).toString('hex').slice(0, 27)}` : sandbox.control.customers()[index]!.openid;
  const { token } = await as(null)(member.signIn, { code: sandbox.control.login(openid) });
  return { call: as(token), token, openid };
};

export type ClerkMade = { readonly call: Call; readonly token: string; readonly secret: string };

/** A clerk signed in at a terminal that was bound to the store. */
export const aClerk = async ({ as, transact }: Harness, store: StoreMade): Promise<ClerkMade> => {
  const number = String(randomInt(1, 99_999_999));
  const code = await transact(async (ctx) => {
    await addClerk(ctx, store.id, { number, name: '店员小王', pin: '1234' });
    return makeTerminalCode(ctx, store.id);
  });
  const secret = randomBytes(32).toString('base64url');
  await as(null)(terminal.bindTerminal, { code, secret, name: '前台' });
  const { token } = await as(secret)(terminal.signInClerk, { number, pin: '1234' });
  return { call: as(token), token, secret };
};

export type Line = { skuId: string; pieces: number; grams: number | null; choices: string[] };
export const pieces = ({ skuId }: { skuId: string }, count = 1): Line => ({ skuId, pieces: count, grams: null, choices: [] });
export const gramsOf = ({ skuId }: { skuId: string }, grams: number): Line => ({ skuId, pieces: 1, grams, choices: [] });

type OrderGiven = Partial<RequestPlace> & { lines: Line[] };
type RequestPlace = {
  mode: 'pickup' | 'delivery';
  slotStart: string | null;
  addressId: string | null;
  remark: string;
  expectedPayable: number;
  couponIds: string[];
  usePoints: boolean;
};

/** Places an order at the price that the quote says, with the coupons it picks or those given. */
export const anOrder = async (
  { call }: CustomerMade,
  store: StoreMade,
  { lines, ...given }: OrderGiven,
  key?: string,
): Promise<OrderViewData> => {
  const ask = { storeId: store.id, mode: 'pickup' as const, slotStart: null, addressId: null, ...given, lines };
  const quote = given.expectedPayable === undefined ? await call(order.quoteOrder, ask) : null;
  const picked = quote?.coupons.flatMap(({ id, chosen }) => (chosen ? [id] : [])) ?? [];
  const settled = { couponIds: given.couponIds ?? picked, expectedPayable: given.expectedPayable ?? quote!.payable };
  return call(
    order.placeOrder,
    { ...ask, ...settled, remark: given.remark ?? '', contactPhone: null, invoice: null },
    key === undefined ? {} : { key },
  );
};

/** Pays an order on WeChat's sheet and waits until its notification was heard. */
export const pay = async ({ sandbox, settings }: Harness, { call, openid }: CustomerMade, orderId: string): Promise<void> => {
  const sheet = await call(order.payOrder, { orderId });
  await sandbox.control.pay(openid, { appid: settings.WECHAT_APPID, ...sheet });
  await sandbox.control.quiet();
};

type StaffGiven = {
  /** Null: head office's own. */
  merchantId?: string | null;
  /** Keys of permissions, as one role; `all`: the first account. */
  permissions?: readonly string[] | 'all';
  scope?: Scope;
  name?: string;
};
export type StaffMade = { readonly call: Call; readonly token: string; readonly accountId: string };

/** Somebody signed in at a desk: head office's first account, which sees the whole chain, unless told otherwise. */
export const aStaff = async ({ as, transact }: Harness, given: StaffGiven = {}): Promise<StaffMade> => {
  const { merchantId = null, permissions = 'all', scope = [{ kind: 'chain' as const }], name = '陈静' } = given;
  const { accountId, token } = await transact(async (ctx) => {
    const [accountId, roleId] = [ctx.newId(), ctx.newId()];
    const row = { merchant_id: merchantId, created_at: ctx.now };
    await ctx.sql.insert('account', [
      {
        ...{ id: accountId, ...row, is_primary: permissions === 'all', username: `u${randomBytes(8).toString('hex')}`, real_name: name },
        ...{ phone: '13800000000', password_hash: '', created_by: 'test' },
      },
    ]);
    if (permissions !== 'all') {
      await ctx.sql.insert('role', [{ id: roleId, ...row, name: '测试角色', permissions: permissions.join(','), updated_at: ctx.now }]);
      await ctx.sql.insert('account_role', [{ account_id: accountId, role_id: roleId }]);
    }
    await ctx.sql.insert(
      'account_scope',
      scope.map((node) => ({ account_id: accountId, node: nodeText(node) })),
    );
    return { accountId, token: await openSession(ctx, 'account', accountId) };
  });
  return { call: as(token), token, accountId };
};
