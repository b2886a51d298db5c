import { sharedState } from './shared-state.ts';
import { forget, keep, recall } from './storage.ts';

const state = sharedState<string | null>(recall<string>('token'));

/** The customer's token, kept on the phone. */
export const token = {
  ...state,
  set: (next: string | null): void => {
    if (next === null) forget('token');
    else keep('token', next);
    state.set(next);
  },
};

/** Counts the customers this phone has had: what pages read for one is not shown to the next. */
export const customerEra = sharedState(0);

/** Forgets what belongs to this customer on this phone. Carts stay: they belong to the stores. */
export const forgetCustomer = (): void => {
  token.set(null);
  [
    'member',
    'read:orders',
    'read:open-orders',
    'read:addresses',
    'read:my-stores',
    'read:coupons',
    'read:coupon-count',
    'read:offers',
    'read:card-2',
    'read:cards',
    'read:points',
    'read:passes',
    'read:passes-left',
    'read:pass-offers',
  ].forEach(forget);
  customerEra.set(customerEra.get() + 1);
};
