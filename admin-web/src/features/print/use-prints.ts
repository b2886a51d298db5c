import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { listOpenPrints, type PrintJobData } from '@mendian/shared/print/print.contract.ts';
import { listPrinters, type PrinterData } from '@mendian/shared/print/printer.contract.ts';
import { call } from '../../platform/call.ts';

/** Told by the feed; looked at again so often all the same while something waits. */
const lookEveryMs = 10_000;

/** The store's network printers; undefined until they are known. */
export const usePrinters = (): readonly PrinterData[] | undefined =>
  useQuery({ queryKey: ['printers'], queryFn: () => call(listPrinters, {}), staleTime: 30_000 }).data?.items;

/** What is to be printed in the store; a store without network printers is not asked for it. */
export const useOpenPrints = (): readonly PrintJobData[] => {
  const has = (usePrinters() ?? []).length > 0;
  const open = useQuery({
    queryKey: ['prints', 'open'],
    queryFn: () => call(listOpenPrints, {}),
    enabled: has,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.items.length > 0 ? lookEveryMs : false),
  });
  return has ? (open.data?.items ?? []) : [];
};

/**
 * Asks anew when the feed told of something: `changed` rises with each. It tells of tickets; where no printer was known, one has been
 * added at another terminal. What else is changed there is seen within a minute.
 */
export const usePrintNews = (changed: number): void => {
  const queries = useQueryClient();
  useEffect(() => {
    if (changed === 0) return;
    const known = queries.getQueryData<ReplyOf<typeof listPrinters>>(['printers'])?.items ?? [];
    for (const key of known.length === 0 ? ['prints', 'printers', 'terminal'] : ['prints'])
      void queries.invalidateQueries({ queryKey: [key] });
  }, [queries, changed]);
};
