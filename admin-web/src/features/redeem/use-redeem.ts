import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { redeemCoupon } from '@mendian/shared/coupon/redeem.contract.ts';
import { call, newKey } from '../../platform/call.ts';
import { intentions } from '../../platform/intentions.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { sound } from '../../platform/sound.ts';
import { isLost, untilAnswered } from '../../platform/until-answered.ts';
import type { Scan, Told } from './use-preview.ts';

type Asked = Told & { readonly scan: Scan; readonly takenOff: number };

/** Redeems, once however often it is pressed: the same sale keeps its key until an answer came. */
export const useRedeem = () => {
  const client = useQueryClient();
  const keys = useMemo(() => intentions(newKey), []);
  const redeem = useMutation({
    mutationFn: async ({ scan, goods, skuId, takenOff }: Asked) => {
      const what = `${scan.code} ${goods} ${skuId} ${takenOff}`;
      try {
        const done = await untilAnswered(() => call(redeemCoupon, { code: scan.code, goods, skuId, takenOff }, { key: keys.keyFor(what) }));
        keys.answered(what);
        return done;
      } catch (error) {
        if (!isLost(error)) keys.answered(what);
        throw error;
      }
    },
    onSuccess: () => sound.play('right'),
    onError: () => sound.play('wrong'),
    onSettled: () => client.invalidateQueries({ queryKey: ['redemptions'] }),
  });
  return {
    ask: redeem.mutate,
    done: redeem.data ?? null,
    busy: redeem.isPending,
    problem: redeem.error === null ? null : isLost(redeem.error) ? '网络不通，还不知道有没有核销，请再按一次' : sentenceOf(redeem.error),
    /** Begins with the next coupon. */
    forget: redeem.reset,
  };
};

export type Redeeming = ReturnType<typeof useRedeem>;
