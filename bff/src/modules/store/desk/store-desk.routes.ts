import * as handOver from '@mendian/shared/store/hand-over.contract.ts';
import * as desk from '@mendian/shared/store/store-desk.contract.ts';
import * as steps from '@mendian/shared/store/store-steps.contract.ts';
import type { Serve } from '../../../platform/serve.ts';
import { getStoreDetail } from './get-store-detail.ts';
import { cancelHandOver, handOverStore, listMerchants } from './hand-over.ts';
import { previewHandOver } from './preview-hand-over.ts';
import { listStorePlaces } from './list-places.ts';
import { countStores, listStores, mapStores } from './list-stores.ts';
import { listPayees, setPayee } from './set-payee.ts';
import { setStoreSettings } from './set-store-settings.ts';
import { stopStores, switchTrading } from './switch-trading.ts';

/** Stores at both desks. */
export const storeDeskRoutes = (serve: Serve): void => {
  serve.desk.read(desk.listStores, listStores);
  serve.desk.read(desk.countStores, countStores);
  serve.desk.read(desk.mapStores, mapStores);
  serve.desk.read(desk.listStorePlaces, listStorePlaces);
  serve.desk.read(desk.getStoreDetail, getStoreDetail);
  serve.desk.write(desk.setStoreSettings, setStoreSettings);
  serve.desk.steps(steps.switchTrading, switchTrading);
  serve.steps(steps.stopStores, stopStores);
  serve.read(steps.listPayees, listPayees);
  serve.write(steps.setPayee, setPayee);
  serve.read(handOver.listMerchants, listMerchants);
  serve.read(handOver.previewHandOver, previewHandOver);
  serve.write(handOver.handOverStore, handOverStore);
  serve.write(handOver.cancelHandOver, cancelHandOver);
};
