import { useState } from 'react';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import type { TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { CouponDialog } from '../coupon-dialog.tsx';
import { GuestStrip } from '../guest-strip.tsx';
import { useOffline } from '../offline/use-offline.ts';
import { PayDialog } from '../pay/pay-dialog.tsx';
import { SoldCard } from '../pay/sold-card.tsx';
import { TakenBack } from '../pay/taken-back.tsx';
import type { TillProduct } from '../till-products.ts';
import { TillMenu } from '../till-menu.tsx';
import type { TillStore } from '../till-store.ts';
import { TicketLines } from './ticket-lines.tsx';
import { TicketSums } from './ticket-sums.tsx';
import { changeTicket } from './ticket-store.ts';
import { emptyTicket, type Ticket } from './ticket.ts';
import type { SaleQuote } from './use-sale-quote.ts';

type PanelProps = {
  ticket: Ticket;
  quote: SaleQuote;
  store: TillStore;
  shift: ShiftViewData;
  settings: TillSettingsData;
  parked: number;
  products: readonly TillProduct[];
};

/** The ticket: its lines, who buys, what it comes to, and the button that takes the money. */
export const TicketPanel = ({ ticket, quote, store, shift, settings, parked, products }: PanelProps) => {
  const [opened, setOpened] = useState<'pay' | 'coupons' | null>(ticket.chargedAs === null ? null : 'pay');
  /** What was sold last, until something else is laid on the counter. */
  const [sold, setSold] = useState<SaleViewData | null>(null);
  const offline = useOffline(store.id);
  const isEmpty = ticket.lines.length === 0;
  const payable = quote.isFresh && quote.data !== null ? quote.data.payable : null;
  const stands =
    quote.data !== null && (quote.data.problems.length > 0 || quote.data.obstacle !== null || quote.data.couponsRefused !== null);
  return (
    <section className="till-ticket" aria-label="小票">
      <TillMenu {...{ shift, parked, ticket, store }} />
      <TakenBack />
      {isEmpty && sold !== null ? (
        <SoldCard sale={sold} store={store} />
      ) : isEmpty ? (
        <Empty title="扫商品或秤签开始">{offline ? '现在只收现金，记下的会自动补传' : '会员可以随时扫：会员码、券码，或输手机号'}</Empty>
      ) : (
        <TicketLines {...{ ticket, quote, settings, products }} />
      )}
      <GuestStrip ticket={ticket} quote={quote} onCoupons={() => setOpened('coupons')} />
      {isEmpty ? null : <TicketSums ticket={ticket} quote={quote} settings={settings} />}
      <div className="till-pay">
        <Button disabled={isEmpty && ticket.guest === null} onClick={() => changeTicket(() => emptyTicket)}>
          清空
        </Button>
        <Button look="main" className="till-pay-button" disabled={payable === null || stands} onClick={() => setOpened('pay')}>
          {payable === null ? '收款' : `收款 ${moneyText(payable)}`}
        </Button>
      </div>
      {opened === 'coupons' && quote.data !== null ? <CouponDialog quote={quote.data} onClose={() => setOpened(null)} /> : null}
      {opened === 'pay' && quote.data !== null ? (
        <PayDialog
          ticket={ticket}
          quote={quote.data}
          kept={quote.sold === null ? null : { sold: quote.sold, storeId: store.id, shiftId: shift.id }}
          onClose={() => setOpened(null)}
          onSold={(sale) => {
            setSold(sale);
            setOpened(null);
            changeTicket(() => emptyTicket);
          }}
        />
      ) : null}
    </section>
  );
};
