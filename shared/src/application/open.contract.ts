import * as v from 'valibot';
import { PermissionKey } from '../account/role.contract.ts';
import { merchantKinds } from '../account/sign-in.contract.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Cursor, Id, Instant, LatE6, LngE6, queryInteger } from '../kernel/fields.ts';

/** What programs by others may ask with a key of their own. */
export const codesMax = 200;

const standing = v.picklist(['open', 'closed']);

export const OpenStore = v.object({
  id: Id,
  code: v.string(),
  name: v.string(),
  standing,
  province: v.string(),
  city: v.string(),
  district: v.string(),
  address: v.string(),
  phone: v.string(),
  latE6: LatE6,
  lngE6: LngE6,
  branchCode: v.string(),
  branchName: v.string(),
  /** Whose it is: a franchisee, or the branch itself. */
  ownerCode: v.string(),
  ownerName: v.string(),
  ownerKind: v.picklist(merchantKinds),
  manager: v.string(),
  areaSqm: v.nullable(v.number()),
  openedOn: v.nullable(v.string()),
  closedOn: v.nullable(v.string()),
  changedAt: v.nullable(Instant),
});

export const OpenMerchant = v.object({
  id: Id,
  code: v.string(),
  name: v.string(),
  standing,
  contactName: v.string(),
  contactPhone: v.string(),
  licenceNo: v.string(),
  address: v.string(),
  /** A branch's. */
  provinces: v.array(v.string()),
  changedAt: v.nullable(Instant),
});

const Codes = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((code) => code.trim()).filter((code) => code !== '')), // prettier-ignore
  v.minLength(1, '请给出编码'),
  v.maxLength(codesMax, `一次最多 ${codesMax} 个编码`),
  v.everyItem((code) => /^[0-9A-Za-z_-]{1,20}$/.test(code), '编码只能是 20 个以内的字母、数字、横线'),
);

const pageInput = v.object({
  /** Only what changed since then, by when it changed. */
  changedSince: v.optional(Instant),
  after: Cursor,
  limit: v.optional(queryInteger(1, 500), 100),
});

const page = <Item extends v.GenericSchema>(item: Item) =>
  v.object({
    items: v.array(item),
    next: v.nullable(v.string()),
    /** Given as `changedSince` the next time, nothing is missed; what comes twice is the same. */
    asOf: Instant,
  });

const list = <Item extends v.GenericSchema>(path: 'stores' | 'franchisees' | 'branches', what: string, item: Item) =>
  endpoint({
    method: 'GET',
    path: `/api/open/${path}`,
    summary: `${what}，按编码；给出 changedSince 时只列之后变动的，按变动时间`,
    who: 'application',
    stale: true,
    input: pageInput,
    reply: page(item),
    refusals: [],
  });

const lookUp = <Item extends v.GenericSchema>(path: 'stores' | 'franchisees' | 'branches', what: string, item: Item) =>
  endpoint({
    method: 'GET',
    path: `/api/open/${path}/look-up`,
    summary: `一批${what}的全部字段：codes 用逗号隔开，最多 ${codesMax} 个；没有的不列`,
    who: 'application',
    stale: true,
    input: v.object({ codes: Codes }),
    reply: v.object({ items: v.array(item) }),
    refusals: [],
  });

export const openStores = list('stores', '门店', OpenStore);
export const openFranchisees = list('franchisees', '加盟商', OpenMerchant);
export const openBranches = list('branches', '分公司', OpenMerchant);
export const lookUpStores = lookUp('stores', '门店', OpenStore);
export const lookUpFranchisees = lookUp('franchisees', '加盟商', OpenMerchant);
export const lookUpBranches = lookUp('branches', '分公司', OpenMerchant);

export const checkPermission = endpoint({
  method: 'POST',
  path: '/api/open/permission-check',
  summary: '一个登录令牌的人是否有某项权限（也可以是总部为其他程序登记的），给出门店时还看他是否负责这家店',
  who: 'application',
  repeat: 'natural',
  input: v.object({
    /** The token of the person's sign-in at a desk. */
    token: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    permission: PermissionKey,
    storeId: v.optional(Id),
  }),
  /** Whose the token is, also when it is not allowed; null: nobody's, or no longer. */
  reply: v.object({ allowed: v.boolean(), accountId: v.nullable(Id), name: v.nullable(v.string()) }),
  refusals: [],
});
