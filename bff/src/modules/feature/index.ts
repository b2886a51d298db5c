import * as contract from '@mendian/shared/feature/feature.contract.ts';
import type { Module } from '../../module.ts';
import { listFeatures } from './list-features.ts';
import { stageFeature } from './stage-feature.ts';

export { featureOn } from './feature-on.ts';

/** Features of the server that some stores have first. */
export const featureModule = (): Module => ({
  routes: (serve) => {
    serve.read(contract.listFeatures, listFeatures);
    serve.write(contract.stageFeature, stageFeature);
  },
});
