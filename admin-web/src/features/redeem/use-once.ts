import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RedemptionData } from '@mendian/shared/coupon/redeem.contract.ts';
import { newKey } from '../../platform/call.ts';
import { intentions } from '../../platform/intentions.ts';
import { sendOnce } from '../../platform/send-once.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { sound } from '../../platform/sound.ts';
import { isLost } from '../../platform/until-answered.ts';

/** Redeems once however often it is pressed: the same wish (`nameOf`) keeps its key until an answer came. */
export const useOnce = <Asked>(nameOf: (asked: Asked) => string, send: (asked: Asked, key: string) => Promise<RedemptionData>) => {
  const client = useQueryClient();
  const keys = useMemo(() => intentions(newKey), []);
  const once = useMutation({
    mutationFn: (asked: Asked) => sendOnce(keys, nameOf(asked), (key) => send(asked, key)),
    onSuccess: () => sound.play('right'),
    onError: () => sound.play('wrong'),
    onSettled: () => client.invalidateQueries({ queryKey: ['redemptions'] }),
  });
  return {
    ask: once.mutate,
    done: once.data ?? null,
    busy: once.isPending,
    problem: once.error === null ? null : isLost(once.error) ? '网络不通，还不知道有没有核销，请再按一次' : sentenceOf(once.error),
    /** Begins with the next. */
    forget: once.reset,
  };
};
