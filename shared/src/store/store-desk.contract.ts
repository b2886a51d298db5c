import * as v from 'valibot';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Day, Id, Instant, LatE6, LngE6, Nothing, pageOf, queryInteger, textUpTo } from '../kernel/fields.ts';
import { TradingView } from '../terminal/trading-view.ts';
import { StoreSettings } from './store-settings.ts';
import { editStoreSettings, readStores } from './store.permissions.ts';
import { tradingStatuses } from './trading.ts';

const Party = v.object({ id: Id, code: v.string(), name: v.string() });
const storeStandings = ['open', 'closed'] as const;

/** A store as a desk lists it. */
const StoreListed = v.object({
  storeId: Id,
  code: v.string(),
  name: v.string(),
  province: v.string(),
  city: v.string(),
  district: v.string(),
  owner: Party,
  branch: Party,
  /** `closed`: the chain has given it up for good. */
  standing: v.picklist(storeStandings),
  trading: TradingView,
  /** Why nothing can be ordered there now, as staff read it; null: one can. */
  notTaking: v.nullable(v.string()),
  terminalSeenAt: v.nullable(Instant),
  /** Its terminal was heard of within two minutes. */
  online: v.boolean(),
  hasPayee: v.boolean(),
});
export type StoreListedData = v.InferOutput<typeof StoreListed>;

/** What a list, the map and the counts are narrowed down by. */
export const storeFilter = {
  /** The code's beginning, or any part of name and address. */
  text: v.optional(textUpTo(40)),
  province: v.optional(textUpTo(20)),
  city: v.optional(textUpTo(20)),
  branchId: v.optional(Id),
  ownerId: v.optional(Id),
  status: v.optional(v.picklist(tradingStatuses)),
  standing: v.optional(v.picklist(storeStandings), 'open'),
};

export const listStores = deskEndpoint({
  method: 'GET',
  path: '/stores',
  summary: '门店列表，按编码排列；按编码开头、名称或地址查找，按地区、分公司、商户、营业状态筛选',
  permission: readStores,
  input: v.object({ ...storeFilter, after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: pageOf(StoreListed),
  refusals: [],
});

export const countStores = deskEndpoint({
  method: 'GET',
  path: '/store-count',
  summary: '同样筛选下的门店数，按营业状态',
  permission: readStores,
  input: v.object(storeFilter),
  reply: v.object({ stores: Count, open: Count, busy: Count, closed: Count }),
  refusals: [],
  stale: true,
});

/** Up to as many as a chain has: a point is short. */
export const mapStores = deskEndpoint({
  method: 'GET',
  path: '/store-map',
  summary: '同样筛选下门店的位置',
  permission: readStores,
  input: v.object(storeFilter),
  reply: v.object({
    items: v.array(
      v.object({
        storeId: Id,
        name: v.string(),
        city: v.string(),
        latE6: LatE6,
        lngE6: LngE6,
        status: v.picklist(tradingStatuses),
        online: v.boolean(),
      }),
    ),
  }),
  refusals: [],
  stale: true,
});

export const listStorePlaces = deskEndpoint({
  method: 'GET',
  path: '/store-places',
  summary: '可以筛选的地区、分公司和商户：只有自己负责的门店里有的',
  permission: readStores,
  input: Nothing,
  reply: v.object({
    regions: v.array(v.object({ province: v.string(), city: v.string(), stores: Count })),
    branches: v.array(Party),
    owners: v.array(Party),
  }),
  refusals: [],
  stale: true,
});

const StoreDetail = v.object({
  ...StoreListed.entries,
  address: v.string(),
  phone: v.string(),
  latE6: LatE6,
  lngE6: LngE6,
  /** Today's hours in words. */
  hoursText: v.string(),
  settings: StoreSettings,
  payee: v.nullable(v.object({ id: Id, name: v.string(), mchid: v.string() })),
  /** The latest first, ten at most. */
  tradingChanges: v.array(v.object({ at: Instant, by: v.string(), from: v.picklist(tradingStatuses), to: v.picklist(tradingStatuses) })),
  /** Whose it was, is and will be, by the day from which on; the latest first. */
  owners: v.array(v.object({ fromDay: Day, owner: Party, branch: Party })),
});
export type StoreDetailData = v.InferOutput<typeof StoreDetail>;

export const getStoreDetail = deskEndpoint({
  method: 'GET',
  path: '/stores/:storeId',
  summary: '一家门店的全部：设置、收款方、营业状态和谁改的、归属、终端在线',
  permission: readStores,
  input: v.object({ storeId: Id }),
  reply: StoreDetail,
  refusals: ['thing/not-found'],
});

export const setStoreSettings = deskEndpoint({
  method: 'PUT',
  path: '/stores/:storeId/settings',
  summary: '修改门店的营业时间（可分段、可过零点、可按节假日）、自提和配送设置、时段',
  permission: editStoreSettings,
  repeat: 'natural',
  input: v.object({ storeId: Id, settings: StoreSettings }),
  reply: v.object({ settings: StoreSettings }),
  refusals: ['thing/not-found', 'store/closed-for-good'],
});
