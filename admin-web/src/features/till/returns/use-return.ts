import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { returnSale } from '@mendian/shared/till/till-return.contract.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { sound } from '../../../platform/sound.ts';
import { isLost, untilAnswered } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { moneyText } from '../../../ui/money-text.ts';
import { say } from '../../../ui/notices.ts';
import type { Back } from './returning.ts';

type Asked = { readonly back: Back; readonly reason: string; readonly way: 'cash' | 'original'; readonly amount: number };

/** Takes goods back, once however often it is pressed. */
export const useReturn = (sale: SaleViewData, onReturned: (sale: SaleViewData) => void) => {
  const client = useQueryClient();
  const keys = useMemo(() => intentions(newKey), []);
  const bringBack = useMutation({
    mutationFn: async ({ back, reason, way, amount }: Asked) => {
      const lines = [...back].map(([no, one]) => ({ no, ...one }));
      const asked = { orderId: sale.orderId, lines, reason, way, expectedAmount: amount };
      // The same again after an answer is another return.
      const what = JSON.stringify([asked, sale.refunded]);
      try {
        return await untilAnswered(() => call(returnSale, asked, { key: keys.keyFor(what) }));
      } catch (error) {
        if (!isLost(error)) keys.answered(what);
        throw error;
      }
    },
    onSuccess: (returned, { amount, way }) => {
      sound.play('right');
      say(way === 'cash' ? `请退给顾客现金 ${moneyText(amount)}` : `${moneyText(amount)} 已申请原路退回`, 'good', {
        stays: way === 'cash',
      });
      onReturned(returned);
    },
    onError: () => sound.play('wrong'),
    onSettled: () => Promise.all(['till', 'till-sales'].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
  return {
    ask: useSingle(bringBack),
    busy: bringBack.isPending,
    problem:
      bringBack.error === null ? null : isLost(bringBack.error) ? '网络不通，还不知道有没有退成，请再按一次' : sentenceOf(bringBack.error),
  };
};
