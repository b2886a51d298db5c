import { useState } from 'react';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { Button } from '../../ui/button.tsx';
import { ParkedDialog } from './parked/parked-dialog.tsx';
import { ParkButton } from './parked/park-button.tsx';
import { useOffline } from './offline/use-offline.ts';
import { ReturnsDialog } from './returns/returns-dialog.tsx';
import { CashDialog } from './shift/cash-dialog.tsx';
import { CloseShiftDialog } from './shift/close-shift-dialog.tsx';
import type { Ticket } from './ticket/ticket.ts';
import type { TillStore } from './till-store.ts';
import { useTill } from './use-till.ts';

type MenuProps = { shift: ShiftViewData; parked: number; ticket: Ticket; store: TillStore };

/** What else is done at a till, above the ticket. */
export const TillMenu = ({ shift, parked, ticket, store }: MenuProps) => {
  const [opened, setOpened] = useState<'parked' | 'returns' | 'cash' | 'close' | null>(null);
  const till = useTill();
  const offline = useOffline(store.id);
  const close = () => {
    setOpened(null);
    void till.refresh();
  };
  return (
    <>
      <nav className="till-menu" aria-label="收银台">
        <ParkButton ticket={ticket} disabled={offline} onParked={() => void till.refresh()} />
        <Button look="quiet" disabled={parked === 0 || offline} onClick={() => setOpened('parked')}>
          取单{parked === 0 ? '' : ` ${parked}`}
        </Button>
        <Button look="quiet" disabled={offline} onClick={() => setOpened('returns')}>
          退货
        </Button>
        <Button look="quiet" disabled={offline} onClick={() => setOpened('cash')}>
          存取
        </Button>
        <Button look="quiet" onClick={() => setOpened('close')}>
          点箱交班
        </Button>
        {opened === 'parked' ? <ParkedDialog onClose={close} /> : null}
        {opened === 'returns' ? <ReturnsDialog store={store} onClose={close} /> : null}
        {opened === 'cash' ? <CashDialog shift={shift} onClose={close} /> : null}
        {opened === 'close' ? <CloseShiftDialog storeId={store.id} shift={shift} onClose={() => setOpened(null)} onClosed={close} /> : null}
      </nav>
      {offline ? <p className="till-offline">只收现金：不能挂单、退货、存取、用会员和券、扫码</p> : null}
    </>
  );
};
