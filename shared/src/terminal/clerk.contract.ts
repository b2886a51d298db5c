import * as v from 'valibot';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Id, Nothing, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';

const manageClerks = permission('clerk.manage', '门店', '管理店员：新增、改名、重设密码、离职');

const Number = v.pipe(v.string(), v.regex(/^\d{1,8}$/, '工号是 1 到 8 位数字'));
const Pin = v.pipe(v.string(), v.regex(/^\d{4,8}$/, '密码是 4 到 8 位数字'));

const StoreClerk = v.object({
  clerkId: Id,
  number: v.string(),
  name: v.string(),
  /** Too many wrong PINs: for a quarter of an hour, or until it is set anew. */
  locked: v.boolean(),
});
export type StoreClerkData = v.InferOutput<typeof StoreClerk>;

export const clerksPerStoreMax = 200;

export const listClerkStores = deskEndpoint({
  method: 'GET',
  path: '/clerk-stores',
  summary: '我负责的门店和各店的店员人数，按门店编码排列；按编码开头或名称查找',
  permission: manageClerks,
  input: v.object({ text: v.optional(textUpTo(30)), after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: pageOf(v.object({ storeId: Id, code: v.string(), name: v.string(), clerks: Count })),
  refusals: [],
});

export const listClerks = deskEndpoint({
  method: 'GET',
  path: '/stores/:storeId/clerks',
  summary: `门店的店员，按工号排列（最多 ${clerksPerStoreMax} 人）`,
  permission: manageClerks,
  input: v.object({ storeId: Id }),
  reply: v.object({ store: v.object({ code: v.string(), name: v.string() }), items: v.array(StoreClerk) }),
  refusals: ['thing/not-found'],
});

/** Sent again, a number that is taken is refused: kept with a key, a PIN of four digits could be guessed from what is kept. */
export const addStoreClerk = deskEndpoint({
  method: 'POST',
  path: '/stores/:storeId/clerks',
  summary: '新增店员：工号在门店里不能重复，密码用来在终端登录',
  permission: manageClerks,
  repeat: 'natural',
  input: v.object({ storeId: Id, number: Number, name: textFrom1To(30), pin: Pin }),
  reply: StoreClerk,
  refusals: ['thing/not-found', 'clerk/number-taken', 'clerk/too-many'],
});

export const renameClerk = deskEndpoint({
  method: 'PUT',
  path: '/stores/:storeId/clerks/:clerkId',
  summary: '店员改名',
  permission: manageClerks,
  repeat: 'natural',
  input: v.object({ storeId: Id, clerkId: Id, name: textFrom1To(30) }),
  reply: StoreClerk,
  refusals: ['thing/not-found'],
});

export const resetClerkPin = deskEndpoint({
  method: 'POST',
  path: '/stores/:storeId/clerks/:clerkId/pin',
  summary: '重设店员的密码：锁定随即解除，正在用的登录退出',
  permission: manageClerks,
  repeat: 'natural',
  input: v.object({ storeId: Id, clerkId: Id, pin: Pin }),
  reply: StoreClerk,
  refusals: ['thing/not-found'],
});

export const endClerk = deskEndpoint({
  method: 'DELETE',
  path: '/stores/:storeId/clerks/:clerkId',
  summary: '店员离职：登录随即退出，工号可以再用，记录保留',
  permission: manageClerks,
  repeat: 'natural',
  input: v.object({ storeId: Id, clerkId: Id }),
  reply: Nothing,
  refusals: ['thing/not-found'],
});
