import { listAddresses, type AddressViewData } from '@mendian/shared/member/member.contract.ts';
import { call } from '../../platform/call.ts';
import { useRead } from '../../platform/use-read.ts';

/** The customer's addresses; asked for only where they are needed. */
export const useAddresses = (wanted = true) =>
  useRead<{ items: AddressViewData[] }>(wanted ? 'addresses' : null, () => call(listAddresses, {}), {
    keepAs: 'addresses',
    onShow: true,
    mine: true,
  });

/** `梅溪湖壹号 3 栋 2 单元 1801`. */
export const addressText = ({ place, door }: AddressViewData): string => `${place} ${door}`;
export const personText = ({ contact, phone }: AddressViewData): string => `${contact} ${phone}`;
