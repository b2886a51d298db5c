import * as contract from '@mendian/shared/stock/stock.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { adjustStock, countStock } from './change-stock.ts';
import { listStockMovements } from './list-movements.ts';
import { listStock } from './list-stock.ts';
import { listStockStores } from './list-stores.ts';
import { listStockWarnings } from './list-warnings.ts';
import { setStockSoldOut, setStockWarning } from './set-warning.ts';

/** Stock at the desks: what a store has, counts, adjustments, losses and how it came about. Orders move it by `move-stock.ts`. */
export const stockModule = (_parts: Parts): Module => ({
  routes: ({ desk }) => {
    desk.read(contract.listStockStores, listStockStores);
    desk.read(contract.listStock, listStock);
    desk.read(contract.listStockWarnings, listStockWarnings);
    desk.read(contract.listStockMovements, listStockMovements);
    desk.write(contract.countStock, countStock);
    desk.write(contract.adjustStock, adjustStock);
    desk.write(contract.setStockWarning, setStockWarning);
    desk.write(contract.setStockSoldOut, setStockSoldOut);
  },
});
