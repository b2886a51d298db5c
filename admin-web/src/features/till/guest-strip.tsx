import { Icon } from '../../ui/icon.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { changeTicket } from './ticket/ticket-store.ts';
import { withGuest, type Ticket } from './ticket/ticket.ts';
import type { SaleQuote } from './ticket/use-sale-quote.ts';

type StripProps = { ticket: Ticket; quote: SaleQuote; onCoupons: () => void };

/** Who buys, and what of his coupons and points is used; nothing while nobody was recognised. */
export const GuestStrip = ({ ticket: { guest, usePoints }, quote, onCoupons }: StripProps) => {
  if (guest === null) return null;
  const { coupons = [], points } = quote.data ?? {};
  const used = coupons.filter(({ chosen }) => chosen);
  const usable = coupons.filter(({ why }) => why === null).length;
  return (
    <div className="till-guest">
      <p className="till-guest-who">
        <Icon name="user" />
        <b>{guest.name === '' ? '会员' : guest.name}</b> {guest.phone}
        <button
          type="button"
          className="till-line-off"
          aria-label="不记会员"
          onClick={() => changeTicket((ticket) => withGuest(ticket, null))}
        >
          <Icon name="close" size={26} />
        </button>
      </p>
      {guest.maySpend ? (
        <p className="till-guest-uses">
          <button type="button" className="till-tap" disabled={coupons.length === 0} onClick={onCoupons}>
            {used.length > 0
              ? `用券 ${used.map(({ name }) => name).join('、')}`
              : coupons.length === 0
                ? '没有能在柜台用的券'
                : `优惠券（能用 ${usable} 张）`}
          </button>
          {points === undefined || (points.spendable === 0 && !usePoints) ? null : (
            <button
              type="button"
              className="till-tap"
              aria-pressed={usePoints}
              onClick={() => changeTicket((ticket) => ({ ...ticket, usePoints: !ticket.usePoints }))}
            >
              积分抵 {moneyText(points.spendable)}
            </button>
          )}
        </p>
      ) : (
        <p className="till-quiet">报手机号只积分；用券、用积分请出示会员码</p>
      )}
    </div>
  );
};
