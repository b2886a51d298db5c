import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { useMemo } from 'react';
import { keep, recall } from '../../platform/storage.ts';
import { sharedState, useShared, type SharedState } from '../../platform/shared-state.ts';
import type { CouponWish } from './coupons.ts';

/** What one decides at checkout, besides the lines. Lives as long as the app is open; the mode is kept longer. */
export type Draft = {
  readonly mode: OrderMode;
  /** Start of the chosen slot; null: as soon as possible. */
  readonly slotStart: string | null;
  readonly addressId: string | null;
  readonly remark: string;
  /** Digits typed for this order; empty: the profile's number, if any. */
  readonly phone: string;
  readonly wantsInvoice: boolean;
  readonly coupons: CouponWish;
  readonly usesPoints: boolean;
};

const drafts = new Map<string, SharedState<Draft>>();

export const draftOf = (storeId: string): SharedState<Draft> => {
  const known = drafts.get(storeId);
  if (known) return known;
  const state = sharedState<Draft>({
    mode: recall<OrderMode>('mode') ?? 'pickup',
    slotStart: null,
    addressId: recall<string>('address-id'),
    remark: '',
    phone: '',
    wantsInvoice: false,
    coupons: null,
    usesPoints: false,
  });
  drafts.set(storeId, state);
  return state;
};

/** Another way of ordering has other slots. */
export const chooseMode = (storeId: string, mode: OrderMode): void => {
  keep('mode', mode);
  const draft = draftOf(storeId);
  if (draft.get().mode !== mode) draft.set({ ...draft.get(), mode, slotStart: null });
};

export const chooseAddress = (storeId: string, addressId: string): void => {
  keep('address-id', addressId);
  const draft = draftOf(storeId);
  draft.set({ ...draft.get(), addressId });
};

/** After an order was placed the next one begins anew. */
export const endDraft = (storeId: string): void => void drafts.delete(storeId);

export const useDraft = (storeId: string) => {
  const state = draftOf(storeId);
  const draft = useShared(state);
  return useMemo(() => ({ draft, change: (part: Partial<Draft>) => state.set({ ...state.get(), ...part }) }), [draft, state]);
};
