import * as v from 'valibot';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, Instant, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';
import { soldBys } from '../catalog/sku-words.ts';

export const viewStock = permission('stock.view', '商品', '查看库存和流水');
export const changeStock = permission('stock.change', '商品', '清点、调整、报损、预警线');
export const switchSoldOut = permission('stock.sold-out', '商品', '设为售罄或恢复');

/** Pieces, or grams where it is sold by weight; a store keeps no more than ten tons of anything. */
const quantityMax = 10_000_000;
const Quantity = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(quantityMax));

const Names = { skuId: Id, name: v.string(), skuName: v.string(), picture: v.string(), soldBy: v.picklist(soldBys) };

/** What a store has of a sku. Counter sales are facts: `onHand` may lie below 0 and then asks for a count. */
export const StockView = v.object({
  ...Names,
  category: v.string(),
  combo: v.boolean(),
  price: Amount,
  onHand: v.pipe(v.number(), v.integer()),
  reserved: v.pipe(v.number(), v.integer()),
  saleable: Count,
  /** Switched off by hand, whatever the stock. */
  soldOut: v.boolean(),
  /** Whether the store sells it: its menu, and head office. */
  sold: v.boolean(),
  /** A warning is due when not more than this can be sold; null: none. */
  warnAt: v.nullable(Count),
  low: v.boolean(),
});
export type StockViewData = v.InferOutput<typeof StockView>;

const OfStore = { storeId: Id };
const OfSku = { storeId: Id, skuId: Id };

export const listStockStores = deskEndpoint({
  method: 'GET',
  path: '/stock-stores',
  summary: '可以看库存的门店；text 搜编码或名称',
  permission: viewStock,
  stale: true,
  input: v.object({ text: v.optional(textUpTo(30)), after: Cursor, limit: v.optional(queryInteger(1, 100), 30) }),
  reply: pageOf(v.object({ storeId: Id, code: v.string(), name: v.string() })),
  refusals: [],
});

export const listStock = deskEndpoint({
  method: 'GET',
  path: '/stores/:storeId/stock',
  summary: '门店库存，按菜单顺序；text 搜名称，low=1 只列到预警线的',
  permission: viewStock,
  input: v.object({
    ...OfStore,
    text: v.optional(textUpTo(30)),
    low: v.optional(queryInteger(0, 1), 0),
    after: Cursor,
    limit: v.optional(queryInteger(1, 200), 100),
  }),
  reply: v.object({ ...pageOf(StockView).entries, store: v.object({ code: v.string(), name: v.string() }) }),
  refusals: ['thing/not-found'],
});

export const listStockWarnings = deskEndpoint({
  method: 'GET',
  path: '/stock-warnings',
  summary: '到预警线的库存，看得到的全部门店',
  permission: viewStock,
  stale: true,
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: pageOf(v.object({ ...Names, storeId: Id, storeName: v.string(), saleable: Count, warnAt: Count })),
  refusals: [],
});

export const countStock = deskEndpoint({
  method: 'POST',
  path: '/stores/:storeId/stock-counts',
  summary: '清点：填实际数量，差额记入流水',
  permission: changeStock,
  repeat: 'key',
  input: v.object({
    ...OfStore,
    lines: v.pipe(v.array(v.object({ skuId: Id, onHand: Quantity })), v.minLength(1, '请至少填写一个数量'), v.maxLength(200)),
    reason: textFrom1To(100),
  }),
  reply: v.object({ items: v.array(StockView) }),
  refusals: ['thing/not-found', 'stock/combo', 'stock/twice'],
});

export const adjustKinds = ['adjust', 'loss'] as const;
export type AdjustKind = (typeof adjustKinds)[number];

export const adjustStock = deskEndpoint({
  method: 'POST',
  path: '/stores/:storeId/stock/:skuId/changes',
  summary: '调整（增减，如到货、调拨）或报损，都要写原因',
  permission: changeStock,
  repeat: 'key',
  input: v.pipe(
    v.object({
      ...OfSku,
      kind: v.picklist(adjustKinds),
      /** Pieces or grams; a loss takes away, so it is below 0. */
      by: v.pipe(v.number(), v.integer(), v.minValue(-quantityMax), v.maxValue(quantityMax)),
      reason: textFrom1To(100),
    }),
    v.check(({ by }) => by !== 0, '数量不能是 0'),
    v.check(({ kind, by }) => kind === 'adjust' || by < 0, '报损是减少，数量要小于 0'),
  ),
  reply: StockView,
  refusals: ['thing/not-found', 'stock/combo', 'stock/below-zero'],
});

export const setStockWarning = deskEndpoint({
  method: 'PUT',
  path: '/stores/:storeId/stock/:skuId/warning',
  summary: '设预警线：可售不多于它就提醒；null 取消',
  permission: changeStock,
  repeat: 'natural',
  input: v.object({ ...OfSku, warnAt: v.nullable(Quantity) }),
  reply: StockView,
  refusals: ['thing/not-found', 'stock/combo'],
});

export const setStockSoldOut = deskEndpoint({
  method: 'PUT',
  path: '/stores/:storeId/stock/:skuId/sold-out',
  summary: '把一个规格设为售罄或恢复，小程序立即可见',
  permission: switchSoldOut,
  repeat: 'natural',
  input: v.object({ ...OfSku, soldOut: v.boolean() }),
  reply: StockView,
  refusals: ['thing/not-found'],
});

/**
 * Why stock moved. Online orders reserve, then free, consume or lose; over the counter it is sold and comes back, is redeemed and not;
 * people count, adjust and report losses.
 */
export const movementKinds = ['reserve', 'free', 'consume', 'loss', 'sale', 'return', 'count', 'adjust', 'redeem', 'unredeem'] as const;

export const listStockMovements = deskEndpoint({
  method: 'GET',
  path: '/stores/:storeId/stock/:skuId/movements',
  summary: '库存流水，新的在前',
  permission: viewStock,
  input: v.object({ ...OfSku, after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: pageOf(
    v.object({
      id: Id,
      kind: v.picklist(movementKinds),
      /** What it did to what is on hand and to what is reserved. */
      onHand: v.pipe(v.number(), v.integer()),
      reserved: v.pipe(v.number(), v.integer()),
      orderId: v.nullable(Id),
      pickupNumber: v.nullable(v.string()),
      reason: v.string(),
      by: v.string(),
      at: Instant,
    }),
  ),
  refusals: ['thing/not-found'],
});
