import { useState } from 'react';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { Button } from '../../ui/button.tsx';
import { ParkedDialog } from './parked/parked-dialog.tsx';
import { ParkButton } from './parked/park-button.tsx';
import type { ReceiptStore } from './pay/receipt-page.ts';
import { ReturnsDialog } from './returns/returns-dialog.tsx';
import { CloseShiftDialog } from './shift/close-shift-dialog.tsx';
import type { Ticket } from './ticket/ticket.ts';
import { useTill } from './use-till.ts';

type MenuProps = { shift: ShiftViewData; parked: number; ticket: Ticket; store: ReceiptStore };

/** What else is done at a till, above the ticket. */
export const TillMenu = ({ shift, parked, ticket, store }: MenuProps) => {
  const [opened, setOpened] = useState<'parked' | 'returns' | 'close' | null>(null);
  const till = useTill();
  const close = () => {
    setOpened(null);
    void till.refresh();
  };
  return (
    <nav className="till-menu" aria-label="收银台">
      <ParkButton ticket={ticket} onParked={() => void till.refresh()} />
      <Button look="quiet" disabled={parked === 0} onClick={() => setOpened('parked')}>
        取单{parked === 0 ? '' : ` ${parked}`}
      </Button>
      <Button look="quiet" onClick={() => setOpened('returns')}>
        退货
      </Button>
      <Button look="quiet" onClick={() => setOpened('close')}>
        点箱交班
      </Button>
      {opened === 'parked' ? <ParkedDialog onClose={close} /> : null}
      {opened === 'returns' ? <ReturnsDialog store={store} onClose={close} /> : null}
      {opened === 'close' ? <CloseShiftDialog shift={shift} onClose={() => setOpened(null)} onClosed={close} /> : null}
    </nav>
  );
};
