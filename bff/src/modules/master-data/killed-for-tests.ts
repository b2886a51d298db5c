import { workKilled } from '../../../test/killed.ts';
import type { Erp } from '../../gateways/erp.ts';
import type { House } from '../../platform/transaction.ts';
import { runSync } from './run-sync.ts';

type Run = { readonly house: House; readonly erp: Erp; readonly runId: string; readonly restart: () => void };

/** Goes on with a run in processes that live for so many statements and calls of the ERP, then in one that lives on. */
export const runKilled = ({ house, erp, runId, restart }: Run, lives: readonly number[]): Promise<number> =>
  workKilled(
    {
      ...{ house, restart, name: 'master-data.sync' },
      handle: ({ steps, act }) =>
        runSync({
          ...erp,
          page: (list, ask) => act(() => erp.page(list, ask)),
          rowsOf: (list, codes) => act(() => erp.rowsOf(list, codes)),
        }).handle(steps, { runId }),
    },
    lives,
  );
