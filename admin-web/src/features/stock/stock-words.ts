import type { listStockMovements, StockViewData } from '@mendian/shared/stock/stock.contract.ts';
import type { RowOf } from '../../platform/desk-query.ts';

export type Stock = StockViewData;
export type Movement = RowOf<typeof listStockMovements>;

/** What is kept under these first parts of paths follows a change of stock. */
export const stockParts = ['stores', 'stock-warnings', 'assortment'] as const;

export const movementWords: Readonly<Record<Movement['kind'], string>> = {
  reserve: '下单预留',
  free: '取消释放',
  consume: '售出',
  loss: '报损',
  sale: '收银售出',
  return: '退货放回',
  count: '清点',
  adjust: '调整',
  redeem: '核销',
  unredeem: '撤销核销',
};

export const quantityUnits = { portion: '份', weight: 'g' } as const;
