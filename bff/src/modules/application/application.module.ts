import * as contract from '@mendian/shared/application/application.contract.ts';
import * as open from '@mendian/shared/application/open.contract.ts';
import type { Endpoint } from '@mendian/shared/kernel/endpoint.ts';
import type { Module } from '../../module.ts';
import { openCatalogue } from '../account/index.ts';
import { addApplication, editApplication, rotateKey } from './change-application.ts';
import { checkPermission } from './check-permission.ts';
import { listApplicationCalls, listApplications } from './read-applications.ts';

/** Programs by others: their keys and quotas at head office's desk, and what they may ask about people. `endpoints`: all that are served. */
export const applicationModule = (endpoints: () => readonly Endpoint[]): Module => ({
  routes: (serve) => {
    serve.read(contract.listApplications, listApplications);
    serve.write(contract.addApplication, addApplication);
    serve.write(contract.editApplication, editApplication);
    serve.write(contract.rotateKey, rotateKey);
    serve.read(contract.listApplicationCalls, listApplicationCalls);
    serve.steps(open.checkPermission, checkPermission(openCatalogue(endpoints)));
  },
});
