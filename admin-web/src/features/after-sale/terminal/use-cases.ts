import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getStoreAfterSale, listStoreAfterSales } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import type { AfterSaleFileData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { call } from '../../../platform/call.ts';

const lookEveryMs = 60_000;

/** How many cases wait for this store; asked again when the feed tells of one. */
export const useWaiting = (changed: number): number => {
  const asked = useQuery({
    queryKey: ['store-cases', 'waiting', changed],
    queryFn: () => call(listStoreAfterSales, { open: 1, limit: 1 }),
    placeholderData: (before) => before,
    refetchInterval: lookEveryMs,
  });
  return asked.data?.waiting ?? 0;
};

/** The store's cases, those that wait for it or all, the newest first. */
export const useCases = (open: boolean, changed: number) => {
  const client = useQueryClient();
  useEffect(() => void client.invalidateQueries({ queryKey: ['store-cases'] }), [client, changed]);
  return useInfiniteQuery({
    queryKey: ['store-cases', 'list', open],
    queryFn: ({ pageParam }) => call(listStoreAfterSales, { open: open ? 1 : 0, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
};

export const useCase = (caseId: string) =>
  useQuery({ queryKey: ['store-cases', 'one', caseId], queryFn: () => call(getStoreAfterSale, { caseId }), enabled: caseId !== '' });

/** Puts in what a decision answered, and asks the lists anew. */
export const usePutCase = () => {
  const client = useQueryClient();
  return (file: AfterSaleFileData): void => {
    client.setQueryData(['store-cases', 'one', file.id], file);
    void client.invalidateQueries({ queryKey: ['store-cases'] });
  };
};
