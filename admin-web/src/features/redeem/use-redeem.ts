import { redeemCoupon } from '@mendian/shared/coupon/redeem.contract.ts';
import { call } from '../../platform/call.ts';
import { useOnce } from './use-once.ts';
import type { Scan, Told } from './use-preview.ts';

type Asked = Told & { readonly scan: Scan; readonly takenOff: number };

/** Redeems a coupon for a sale. */
export const useRedeem = () =>
  useOnce<Asked>(
    ({ scan, goods, skuId, takenOff }) => `${scan.code} ${goods} ${skuId} ${takenOff}`,
    ({ scan, goods, skuId, takenOff }, key) => call(redeemCoupon, { code: scan.code, goods, skuId, takenOff }, { key }),
  );

export type Redeeming = ReturnType<typeof useRedeem>;
