import * as contract from '@mendian/shared/head-office/attention.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { listAttention, retryAttention, settleAttention, type Retries } from './handle-attention.ts';

export type { Retries } from './handle-attention.ts';

/** The list of what waits for a person: head office acts on it, merchants see what is about their orders. */
export const headOfficeModule = (_parts: Parts, retries: Retries): Module => ({
  routes: (serve) => {
    serve.read(contract.listAttention, listAttention);
    serve.read(contract.listMerchantAttention, listAttention);
    serve.write(contract.retryAttention, retryAttention(retries));
    serve.write(contract.settleAttention, settleAttention(retries));
  },
});
