import { useQuery } from '@tanstack/react-query';
import { previewRedemption } from '@mendian/shared/coupon/redeem.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';

/** What was told of the sale; null: not told. */
export type Told = { readonly goods: number | null; readonly skuId: string | null };
/** A code that was scanned or typed; `count` tells the same code apart that is scanned again. */
export type Scan = { readonly code: string; readonly count: number };

/** What the scanned coupon would do for what was told of the sale so far. `fresh`: it was asked for just that. */
export const usePreview = (scan: Scan, told: Told) => {
  const preview = useQuery({
    queryKey: ['coupon-preview', scan.code, scan.count, told],
    queryFn: () => call(previewRedemption, { code: scan.code, ...told }),
    retry: false,
    gcTime: 0,
    // While the amount is typed the card stays.
    placeholderData: (before) => before,
  });
  return {
    coupon: preview.data ?? null,
    isFresh: preview.isSuccess && !preview.isPlaceholderData,
    problem: preview.error === null ? null : sentenceOf(preview.error),
    again: () => void preview.refetch(),
  };
};
