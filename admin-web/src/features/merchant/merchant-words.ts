import { merchantStandings, type MerchantData } from '@mendian/shared/master-data/merchant.contract.ts';
import { merchantKinds, type MerchantKind } from '@mendian/shared/account/sign-in.contract.ts';

export const kindWords: Record<MerchantKind, string> = { branch: '分公司', franchisee: '加盟商' };
export const standingWords: Record<MerchantData['standing'], string> = { open: '合作中', closed: '已终止' };

const all = { value: '', name: '全部' };
export const kindOptions = [all, ...merchantKinds.map((value) => ({ value, name: kindWords[value] }))];
export const standingOptions = [all, ...merchantStandings.map((value) => ({ value, name: standingWords[value] }))];
