import * as open from '@mendian/shared/application/open.contract.ts';
import * as merchants from '@mendian/shared/master-data/merchant.contract.ts';
import * as contract from '@mendian/shared/master-data/sync.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { schedule } from '../../platform/schedules.ts';
import { on } from '../../platform/subscriber.ts';
import { askSync, scheduled } from './ask-sync.ts';
import { startSync, stopSync } from './handle-sync.ts';
import { getMerchant, listMerchants } from './list-merchants.ts';
import { lookUpMerchants, lookUpStores, openMerchants, openStores } from './open-lists.ts';
import { getSync, listSyncChanges, listSyncRefusals, listSyncRuns } from './read-sync.ts';
import { receiveErpNotice } from './receive-notice.ts';
import { runSync } from './run-sync.ts';

/**
 * Master data: stores and merchants come from the chain's ERP, by the minute, by its notices, and compared row by row each night.
 * Without an ERP nothing is synchronised, and the desk says so.
 */
export const masterDataModule = (parts: Parts): Module => {
  const { erp, settings } = parts;
  const desk: Module = {
    routes: (serve) => {
      serve.read(contract.getSync, getSync(settings));
      serve.read(contract.listSyncRuns, listSyncRuns);
      serve.read(contract.listSyncChanges, listSyncChanges);
      serve.read(contract.listSyncRefusals, listSyncRefusals);
      serve.write(contract.startSync, startSync(erp !== null));
      serve.write(contract.stopSync, stopSync);
      serve.read(merchants.listMerchants, listMerchants);
      serve.read(merchants.getMerchant, getMerchant);
      serve.read(open.openStores, openStores);
      serve.read(open.lookUpStores, lookUpStores);
      serve.read(open.openFranchisees, openMerchants('franchisee'));
      serve.read(open.lookUpFranchisees, lookUpMerchants('franchisee'));
      serve.read(open.openBranches, openMerchants('branch'));
      serve.read(open.lookUpBranches, lookUpMerchants('branch'));
    },
  };
  if (erp === null) return desk;
  const looks = schedule('erp-sync', `0 */${settings.ERP_SYNC_MINUTES} * * * *`);
  const nightly = schedule('erp-compare', '0 40 3 * * *');
  return {
    ...desk,
    outside: [receiveErpNotice(parts, erp)],
    schedules: [looks, nightly],
    subscribers: [
      runSync(erp),
      on(looks.event, 'master-data.look', async (ctx) => void (await askSync(ctx, 'incremental', scheduled))),
      on(nightly.event, 'master-data.compare', async (ctx) => void (await askSync(ctx, 'full', scheduled))),
    ],
  };
};
