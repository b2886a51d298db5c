import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { cashWayWords } from '@mendian/shared/till/cash-way.ts';
import type { RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { moveCash } from '@mendian/shared/till/till-shift.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sendOnce } from '../../../platform/send-once.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { isLost } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { moneyText } from '../../../ui/money-text.ts';
import { say } from '../../../ui/notices.ts';

type Move = RequestOf<typeof moveCash>;

/** Puts cash in or takes it out, once however often it is pressed: the same move keeps its key until an answer came. */
export const useMoveCash = (onMoved: () => void) => {
  const client = useQueryClient();
  const keys = useMemo(() => intentions(newKey), []);
  const moving = useMutation({
    mutationFn: (move: Move) => sendOnce(keys, JSON.stringify(move), (key) => call(moveCash, move, { key })),
    onSuccess: (_, { way, amount }) => {
      say(`已记下：${cashWayWords[way]} ${moneyText(amount)}`, 'good');
      onMoved();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['till'] }),
  });
  return {
    move: useSingle(moving),
    busy: moving.isPending,
    problem: moving.error === null ? null : isLost(moving.error) ? '网络不通，还不知道有没有记下，请再按一次' : sentenceOf(moving.error),
  };
};
