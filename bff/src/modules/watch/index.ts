import { watchStores as contract } from '@mendian/shared/store/store-watch.contract.ts';
import type { Module } from '../../module.ts';
import { watchStores } from './watch-stores.ts';

/** What somebody who watches the chain at noon has to look at. */
export const watchModule = (): Module => ({ routes: (serve) => serve.desk.read(contract, watchStores) });
