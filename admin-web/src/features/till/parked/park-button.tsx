import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { parkTicket } from '@mendian/shared/till/parked.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sendOnce } from '../../../platform/send-once.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { Button } from '../../../ui/button.tsx';
import { say } from '../../../ui/notices.ts';
import { changeTicket } from '../ticket/ticket-store.ts';
import { askOf, emptyTicket, type Ticket } from '../ticket/ticket.ts';

/** Puts the ticket aside for somebody who is still choosing, and makes room for the next. */
export const ParkButton = ({ ticket, disabled, onParked }: { ticket: Ticket; disabled: boolean; onParked: () => void }) => {
  const keys = useMemo(() => intentions(newKey), []);
  const park = useMutation({
    mutationFn: () => {
      const { lines } = askOf(ticket);
      const note = ticket.guest?.name ?? '';
      return sendOnce(keys, JSON.stringify(lines), (key) => call(parkTicket, { lines, note }, { key }));
    },
    onSuccess: () => {
      changeTicket(() => emptyTicket);
      say('已挂单，取单时会员请重新出示', 'good');
      onParked();
    },
    onError: (error) => say(sentenceOf(error), 'bad'),
  });
  const once = useSingle<void>(park);
  return (
    <Button look="quiet" busy={park.isPending} disabled={disabled || ticket.lines.length === 0} onClick={() => once()}>
      挂单
    </Button>
  );
};
