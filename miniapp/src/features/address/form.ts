import type { AddressViewData } from '@mendian/shared/member/member.contract.ts';

export type AddressForm = Omit<AddressViewData, 'id' | 'latE6' | 'lngE6'> & {
  readonly latE6: number | null;
  readonly lngE6: number | null;
};

export const emptyForm: AddressForm = { contact: '', phone: '', place: '', door: '', latE6: null, lngE6: null };

/** What is still wrong, by field; nothing: it may be saved. */
export const formProblems = ({
  contact,
  phone,
  place,
  door,
  latE6,
}: AddressForm): Partial<Record<'contact' | 'phone' | 'place' | 'door', string>> => ({
  ...(contact.trim() === '' ? { contact: '请填写收货人' } : {}),
  ...(/^1[3-9]\d{9}$/.test(phone) ? {} : { phone: '请填写 11 位手机号，以 1 开头' }),
  ...(place.trim() === '' || latE6 === null ? { place: '请选择地点，才知道能不能送到' } : {}),
  ...(door.trim() === '' ? { door: '请填写楼栋门牌，如 3 栋 1801' } : {}),
});
