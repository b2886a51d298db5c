import { menuOf, productsOf, stockOf } from './menus.ts';
import { branches, payees } from './merchants.ts';
import { categories, combos, products, skus } from './products/index.ts';
import { demoStores } from './stores.ts';
import type { DemoChain } from './types.ts';

/**
 * The whole demo chain as plain data, the same for the same seed. 11,000 stores take about a tenth of a second; menus and
 * stock are worked out when asked for, a store at a time.
 */
export const demoChain = ({ stores, seed = 1 }: { stores: number; seed?: number }): DemoChain => ({
  ...demoStores(seed, stores),
  ...{ payees, branches, categories, products, skus, combos },
  productsOf: (storeIndex) => productsOf(seed, storeIndex),
  menuOf: (storeIndex) => menuOf(seed, storeIndex),
  stockOf: (storeIndex) => stockOf(seed, storeIndex),
});
