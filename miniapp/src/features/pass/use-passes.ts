import {
  getMyPass,
  listMyPasses,
  listPassOffers,
  type PassData,
  type PassDetailData,
  type PassOfferData,
} from '@mendian/shared/pass/pass.contract.ts';
import { call } from '../../platform/call.ts';
import { useShared } from '../../platform/shared-state.ts';
import { token } from '../../platform/token.ts';
import { usePages } from '../../platform/use-pages.ts';
import { useRead } from '../../platform/use-read.ts';

/** The kinds on sale; asked for anew when it becomes known who looks. */
export const usePassOffers = () => {
  const bearer = useShared(token);
  const read = async () => (await call(listPassOffers, {})).items;
  return useRead<PassOfferData[]>(bearer === null ? 'pass-offers' : 'my-pass-offers', read, {
    ...{ keepAs: 'pass-offers', onShow: true, mine: true },
  });
};

/** The customer's passes, kept for the next visit. */
export const usePasses = () => usePages<PassData>('passes', (after) => call(listMyPasses, after === undefined ? {} : { after }), 'passes');

/** What today still gives of all passes. Nothing is asked for a visitor who signed out. */
export const usePassesLeft = () => {
  const bearer = useShared(token);
  const read = async () => (await call(listMyPasses, { limit: 1 })).leftToday;
  return useRead<number>(bearer === null ? null : 'passes-left', read, { keepAs: 'passes-left', onShow: true, mine: true });
};

export const usePass = (passId: string) => useRead<PassDetailData>(passId, () => call(getMyPass, { passId }), { onShow: true, mine: true });
