import { countStores, listStorePlaces, listStores, mapStores, type StoreListedData } from '@mendian/shared/store/store-desk.contract.ts';
import { switchTrading } from '@mendian/shared/store/store-steps.contract.ts';
import type { TradingStatus } from '@mendian/shared/store/trading.ts';
import { useDesk } from '../../platform/desk.ts';
import { useCursorList, useDeskQuery } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';

export type Store = StoreListedData;

const filtersByDefault = { text: '', province: '', city: '', branchId: '', ownerId: '', status: '', standing: 'open' };
export type StoreFilters = typeof filtersByDefault;

/** What the list and the map are narrowed down by, kept in the address. */
export const useStoreFilters = () => useFilters(filtersByDefault);

/** What is kept under these first parts of paths follows a change of a store. */
export const storeParts = ['stores', 'store-count', 'store-map', 'store-watch'] as const;

export const useStoreList = (filters: StoreFilters) => useCursorList(listStores, asked(filters));
export const useStoreCount = (filters: StoreFilters) => useDeskQuery(countStores, asked(filters)).data;
export const useStoreMap = (filters: StoreFilters) => useDeskQuery(mapStores, asked(filters));
export const useStorePlaces = () => useDeskQuery(listStorePlaces, {}).data;

/** The address holds what anybody may have typed into it: the server refuses what it does not know. */
const asked = (filters: StoreFilters) => filters as StoreFilters & { status: TradingStatus; standing: 'open' | 'closed' };

export type Choice = { readonly storeIds: string[] } | { readonly within: StoreFilters & { readonly stores: number } };

/** Switches the stores chosen by hand, or all of a region, branch or owner. */
export const useSwitchTrading = () => {
  const { call } = useDesk();
  return (choice: Choice, status: TradingStatus) => {
    if ('storeIds' in choice) return call(switchTrading, { storeIds: choice.storeIds, status });
    const { province, city, branchId, ownerId, stores } = choice.within;
    const named = Object.fromEntries(Object.entries({ province, city, branchId, ownerId }).filter(([, value]) => value !== ''));
    return call(switchTrading, { within: { ...named, stores }, status });
  };
};
