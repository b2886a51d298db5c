import { useQuery } from '@tanstack/react-query';
import { previewRedemption } from '@mendian/shared/coupon/redeem.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';

/** What was told of the sale; null: not told. */
export type Told = { readonly goods: number | null; readonly skuId: string | null };
/** A code that was scanned or typed; `count` tells the same code apart that is scanned again. */
export type Scan = { readonly code: string; readonly count: number };

/** What the scanned coupon would do for what was told of the sale so far. `fresh`: it was asked for just that. */
export const usePreview = (scan: Scan | null, told: Told) => {
  const preview = useQuery({
    queryKey: ['coupon-preview', scan?.code, scan?.count, told],
    queryFn: () => call(previewRedemption, { code: scan!.code, ...told }),
    enabled: scan !== null,
    retry: false,
    gcTime: 0,
    // While the amount is typed the card stays; another coupon's begins empty.
    placeholderData: (before, query) => (query?.queryKey[1] === scan?.code && query?.queryKey[2] === scan?.count ? before : undefined),
  });
  return {
    coupon: preview.data ?? null,
    isFresh: preview.isSuccess && !preview.isPlaceholderData,
    isAsking: scan !== null && preview.isPending,
    problem: preview.error === null ? null : sentenceOf(preview.error),
    again: () => void preview.refetch(),
  };
};
