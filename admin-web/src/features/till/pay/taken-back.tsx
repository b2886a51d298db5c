import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listTakenBack, type TakenBackData } from '@mendian/shared/till/till-charge.contract.ts';
import { call } from '../../../platform/call.ts';
import { sound } from '../../../platform/sound.ts';

export const takenBackKey = 'till-taken-back';
const askEveryMs = 2_000;
const glanceEveryMs = 60_000;

/** What was given up and is still being taken back, or has just ended: the clerk goes on meanwhile. */
export const TakenBack = () => {
  const { data } = useQuery({
    queryKey: [takenBackKey],
    queryFn: () => call(listTakenBack, {}),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? askEveryMs : glanceEveryMs),
  });
  const items = data?.items ?? [];
  const paidAfterAll = items.filter(({ state }) => state === 'refunded').length;
  useEffect(() => {
    if (paidAfterAll > 0) sound.play('wrong');
  }, [paidAfterAll]);
  if (items.length === 0) return null;
  return (
    <ul className="till-taken-back" role="status" aria-label="撤销的收款">
      {items.map(({ orderId, state, text }) => (
        <li key={orderId} className={`till-taken-${state}`}>
          {text}
        </li>
      ))}
    </ul>
  );
};

const isUnderWay = ({ state }: TakenBackData): boolean => state === 'reversing';
