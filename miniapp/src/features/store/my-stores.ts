import { distanceMeters, type Place } from '@mendian/shared/store/distance.ts';
import { getStore, type StoreCardData } from '@mendian/shared/store/store.contract.ts';
import { listMyStores } from '@mendian/shared/member/member.contract.ts';
import { call } from '../../platform/call.ts';
import { keepAmong, recall } from '../../platform/storage.ts';
import { useRead } from '../../platform/use-read.ts';

/** The stores a customer ordered from, latest first; none while nobody is signed in. */
export const useMyStores = () => useRead('my-stores', () => call(listMyStores, {}), { keepAs: 'my-stores', onShow: true, mine: true });

/** Cards of so many stores are kept on the phone. */
const cardsMax = 20;

/** One store, old card first. `withDistance` adds how far it is. */
export const useStore = (storeId: string | null) => {
  const reading = useRead<StoreCardData>(
    storeId,
    async () => {
      const card = await call(getStore, { storeId: storeId ?? '' });
      keepAmong('store', card.id, card, cardsMax);
      return card;
    },
    { onShow: true },
  );
  return { ...reading, data: reading.data ?? (storeId === null ? null : recall<StoreCardData>(`store:${storeId}`)) };
};

/** A card asked for by its id does not know from where one looks. */
export const withDistance = (store: StoreCardData | null, from: Place | null): StoreCardData | null =>
  store === null || from === null || store.distance !== null ? store : { ...store, distance: distanceMeters(from, store) };
