import type { GiftFilterData } from '@mendian/shared/coupon/coupon-gift.contract.ts';

/** To whom a coupon is given, as its form holds it; empty does not narrow. */
export type GiveValues = {
  to: 'list' | 'filter';
  list: string;
  registeredFrom: string;
  registeredTo: string;
  ordered: '' | 'has' | 'has-not';
  since: string;
  hasPhone: boolean;
};

export const nobody: GiveValues = { to: 'list', list: '', registeredFrom: '', registeredTo: '', ordered: '', since: '', hasPhone: false };

export const filterOf = ({ registeredFrom, registeredTo, ordered, since, hasPhone }: GiveValues): GiftFilterData => ({
  registeredFrom: registeredFrom === '' ? null : registeredFrom,
  registeredTo: registeredTo === '' ? null : registeredTo,
  ordered: ordered === '' ? null : { has: ordered === 'has', since },
  hasPhone,
});
