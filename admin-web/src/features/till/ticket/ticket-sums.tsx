import { mayRoundDown, type RoundDown } from '@mendian/shared/till/till-price.ts';
import type { TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { Button } from '../../../ui/button.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { changeTicket } from './ticket-store.ts';
import type { Ticket } from './ticket.ts';
import type { SaleQuote } from './use-sale-quote.ts';
import { TillProblem } from '../till-problem.tsx';

type SumsProps = { ticket: Ticket; quote: SaleQuote; settings: TillSettingsData };

/** How the total came about. */
export const TicketSums = ({ ticket, quote, settings }: SumsProps) => {
  const { data, isFresh, problem } = quote;
  if (problem !== null)
    return (
      <div className="till-sums">
        <TillProblem sentence={problem} />
        <Button onClick={quote.again}>再算一次</Button>
      </div>
    );
  if (data === null) return <div className="till-sums" aria-label="正在算价" />;
  const stands = data.obstacle?.message ?? data.couponsRefused;
  return (
    <dl className={`till-sums ${isFresh ? '' : 'till-stale'}`} aria-live="polite">
      <Sum word={`商品 ${ticket.lines.length} 行`} amount={moneyText(data.goods)} />
      {data.discounts.map(({ name, amount }, place) => (
        <Sum key={place} word={name} amount={moneyText(-amount)} />
      ))}
      <div className="till-total">
        <dt>
          应收
          <RoundDownTaps chosen={ticket.roundDown} most={settings.roundDown} />
        </dt>
        <dd>{moneyText(data.payable)}</dd>
      </div>
      <TillProblem sentence={stands} />
    </dl>
  );
};

const Sum = ({ word, amount }: { word: string; amount: string }) => (
  <div>
    <dt>{word}</dt>
    <dd>{amount}</dd>
  </div>
);

const taps: readonly { readonly to: RoundDown; readonly word: string }[] = [
  { to: 'jiao', word: '抹分' },
  { to: 'yuan', word: '抹角' },
];

const RoundDownTaps = ({ chosen, most }: { chosen: RoundDown; most: RoundDown }) => (
  <span className="till-taps">
    {taps
      .filter(({ to }) => mayRoundDown(to, most))
      .map(({ to, word }) => (
        <button
          key={to}
          type="button"
          className="till-tap"
          aria-pressed={chosen === to}
          onClick={() => changeTicket((ticket) => ({ ...ticket, roundDown: ticket.roundDown === to ? 'none' : to }))}
        >
          {word}
        </button>
      ))}
  </span>
);
