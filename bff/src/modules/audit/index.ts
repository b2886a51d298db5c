import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import type { Module } from '../../module.ts';
import { searchAudit } from './search-audit.ts';

/** The search of the audit log. What is written to it comes from all modules, by `audit` of the platform. */
export const auditModule = (): Module => ({
  routes: (serve) => serve.desk.read(listAudit, searchAudit),
});
