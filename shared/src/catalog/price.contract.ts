import * as v from 'valibot';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, Instant, pageOf, queryInteger, textUpTo } from '../kernel/fields.ts';
import { soldBys } from './sku-words.ts';
import { setPrices, viewPrices } from './catalog.permissions.ts';
import { LevelNode, LevelView, ListedLevel } from './level.ts';

/** A sku as lists of prices name it. */
const SkuNames = { skuId: Id, name: v.string(), skuName: v.string(), soldBy: v.picklist(soldBys) };

export const PriceRow = v.object({
  ...SkuNames,
  productId: Id,
  category: v.string(),
  picture: v.string(),
  onSale: v.boolean(),
  /** What each of the reply's levels asks for itself, in their order; null: nothing of its own. */
  own: v.array(v.nullable(Amount)),
  /** What counts at the level that was asked about, and where it comes from. */
  amount: Amount,
  from: LevelView,
  /** The next change that is planned, if any. */
  next: v.nullable(v.object({ amount: Amount, at: Instant, from: LevelView })),
});
export type PriceRowData = v.InferOutput<typeof PriceRow>;

export const listPriceLevels = deskEndpoint({
  method: 'GET',
  path: '/price-levels',
  summary: '可以看价格的层级：总部、分公司、加盟商、门店；text 搜名称或编号',
  permission: viewPrices,
  stale: true,
  input: v.object({ text: v.optional(textUpTo(30)), after: Cursor, limit: v.optional(queryInteger(1, 100), 30) }),
  reply: pageOf(ListedLevel),
  refusals: [],
});

export const listPrices = deskEndpoint({
  method: 'GET',
  path: '/prices',
  summary: '一个层级上每个规格的价格、从哪一级来、下一次计划改价；at 看某一时刻',
  permission: viewPrices,
  input: v.object({ node: LevelNode, at: v.optional(Instant) }),
  reply: v.object({
    levels: v.array(LevelView),
    items: v.array(PriceRow),
    /** Whether the asker may set prices here. */ canSet: v.boolean(),
  }),
  refusals: ['thing/not-found'],
});

/** Skus one change may hold. */
const pricesMax = 200;

const isWholeMinute = (instant: string): boolean => new Date(instant).getTime() % 60_000 === 0;
const Minute = v.pipe(Instant, v.check(isWholeMinute, '时间要是整分钟'));

const ChangeInput = {
  node: LevelNode,
  prices: v.pipe(
    v.array(v.object({ skuId: Id, /** Null: nothing of its own from then on, the level above counts. */ amount: v.nullable(Amount) })),
    v.minLength(1, '请至少填写一个价格'),
    v.maxLength(pricesMax),
  ),
  /** Null: at once. */
  from: v.nullable(Minute),
  /** The first minute at which it counts no more; null: no end. */
  to: v.nullable(Minute),
};

const changeRefusals = ['thing/not-found', 'auth/forbidden', 'price/past', 'price/period', 'price/twice', 'price/chain-only-base'];

export const previewPrices = deskEndpoint({
  method: 'POST',
  path: '/price-changes/preview',
  summary: '改价前预览：哪些门店的哪些规格会变，从多少到多少',
  permission: setPrices,
  repeat: 'natural',
  input: v.object(ChangeInput),
  reply: v.object({
    /** Stores and skus whose price changes, over all; `items` are the first of them. */
    stores: Count,
    prices: Count,
    /** Prices that stay, because a nearer level has its own. */
    covered: Count,
    items: v.array(v.object({ ...SkuNames, storeId: Id, storeName: v.string(), before: Amount, after: Amount })),
  }),
  refusals: changeRefusals,
});

export const priceChangeStates = ['planned', 'begun', 'ended', 'cancelled'] as const;

export const PriceChangeView = v.object({
  id: Id,
  level: LevelView,
  prices: v.array(v.object({ ...SkuNames, amount: v.nullable(Amount) })),
  from: Instant,
  to: v.nullable(Instant),
  state: v.picklist(priceChangeStates),
  /** Stores whose prices changed by it, as counted when it was made. */
  stores: Count,
  setBy: v.string(),
  setAt: Instant,
  cancelledBy: v.nullable(v.string()),
  canCancel: v.boolean(),
});
export type PriceChangeData = v.InferOutput<typeof PriceChangeView>;

/** The same in a list, beside what each costs at that level in the moment before; null: it is not sold any more. */
const ListedPriceChange = v.object({
  ...PriceChangeView.entries,
  prices: v.array(v.object({ ...SkuNames, before: v.nullable(Amount), amount: v.nullable(Amount) })),
});
export type ListedPriceChangeData = v.InferOutput<typeof ListedPriceChange>;

export const changePrices = deskEndpoint({
  method: 'POST',
  path: '/price-changes',
  summary: '改价：立即，或从某一分钟起；可以有结束时间',
  permission: setPrices,
  repeat: 'key',
  input: v.object(ChangeInput),
  reply: PriceChangeView,
  refusals: changeRefusals,
});

export const listPriceChanges = deskEndpoint({
  method: 'GET',
  path: '/price-changes',
  summary: '改价记录，新的在前；planned=1 只列还没开始的',
  permission: viewPrices,
  input: v.object({ planned: v.optional(queryInteger(0, 1), 0), after: Cursor, limit: v.optional(queryInteger(1, 100), 30) }),
  reply: pageOf(ListedPriceChange),
  refusals: [],
});

export const cancelPriceChange = deskEndpoint({
  method: 'POST',
  path: '/price-changes/:changeId/cancel',
  summary: '撤销还没开始的改价',
  permission: setPrices,
  repeat: 'natural',
  input: v.object({ changeId: Id }),
  reply: PriceChangeView,
  refusals: ['thing/not-found', 'auth/forbidden', 'price/begun'],
});
