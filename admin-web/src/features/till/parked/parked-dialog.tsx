import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listParked, takeParked } from '@mendian/shared/till/parked.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { untilAnswered } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { say } from '../../../ui/notices.ts';
import { clockOf } from '../../../ui/time-text.ts';
import { changeTicket } from '../ticket/ticket-store.ts';
import { withLine } from '../ticket/ticket.ts';

/** What waits in the store today; whatever lies on the counter stays, and the lines come to it. */
export const ParkedDialog = ({ onClose }: { onClose: () => void }) => {
  const parked = useQuery({ queryKey: ['till-parked'], queryFn: () => call(listParked, {}), gcTime: 0 });
  const keys = useMemo(() => intentions(newKey), []);
  const take = useMutation({
    mutationFn: (ticketId: string) => untilAnswered(() => call(takeParked, { ticketId }, { key: keys.keyFor(ticketId) })),
    onSuccess: ({ lines }) => {
      changeTicket((ticket) => lines.reduce(withLine, ticket));
      onClose();
    },
    onError: (error) => {
      say(sentenceOf(error), 'bad');
      void parked.refetch();
    },
  });
  const takeOnce = useSingle(take);
  const items = parked.data?.items ?? [];
  return (
    <Dialog title="取单" onClose={onClose}>
      {parked.isSuccess && items.length === 0 ? <Empty title="没有挂着的单" /> : null}
      <ul className="till-coupons">
        {items.map(({ id, note, clerk, at, lines, goods }) => (
          <li key={id}>
            <button type="button" className="reason till-coupon" aria-busy={take.isPending} onClick={() => takeOnce(id)}>
              <span>
                {clockOf(at)} {note}
                <small>
                  {clerk} · {lines} 行
                </small>
              </span>
              <b>{moneyText(goods)}</b>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
