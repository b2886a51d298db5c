import { useEffect, useRef, useState } from 'react';
import { choicesText } from '@mendian/shared/catalog/choices.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { Icon } from '../../../ui/icon.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { chosenOf, unitWords, type TillProduct } from '../till-products.ts';
import { ChangeLine, type LineChange } from './change-line.tsx';
import { changeTicket } from './ticket-store.ts';
import { choicesIn, withPieces, withoutLine, type Ticket, type TicketLine } from './ticket.ts';
import type { SaleQuote } from './use-sale-quote.ts';

type LinesProps = { ticket: Ticket; quote: SaleQuote; settings: TillSettingsData; products: readonly TillProduct[] };

/** What lies on the counter, the latest in sight. */
export const TicketLines = ({ ticket, quote, settings, products }: LinesProps) => {
  const [change, setChange] = useState<LineChange | null>(null);
  const end = useRef<HTMLLIElement>(null);
  const count = ticket.lines.length;
  useEffect(() => {
    void end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  const productOf = ({ line }: TicketLine) => (line.kind === 'label' ? undefined : products.find(({ skuId }) => skuId === line.skuId));
  const changed = change === null ? undefined : productOf(change.line);
  return (
    <ol className="till-lines">
      {ticket.lines.map((one, index) => (
        <LineRow
          key={one.key}
          {...{ line: one, index, quote, product: productOf(one) }}
          onChange={(what) => setChange({ what, line: one })}
        />
      ))}
      <li ref={end} aria-hidden="true" />
      {change === null || changed === undefined ? null : (
        <ChangeLine change={change} product={changed} rounding={settings.rounding} onDone={() => setChange(null)} />
      )}
    </ol>
  );
};

type RowProps = {
  line: TicketLine;
  index: number;
  product: TillProduct | undefined;
  quote: SaleQuote;
  onChange: (what: LineChange['what']) => void;
};

const LineRow = ({ line, index, product, quote, onChange }: RowProps) => {
  const quoted = quote.isFresh ? quote.data?.lines.find((one) => one.index === index) : undefined;
  const problem = quote.isFresh ? quote.data?.problems.find((one) => one.index === index) : undefined;
  const named = quoted ?? product;
  return (
    <li className={`till-line ${problem === undefined ? '' : 'till-line-bad'}`}>
      <div className="till-line-what">
        <b>{named === undefined ? '秤的标签' : skuText(named)}</b>
        <small>
          {named === undefined ? '' : `${moneyText(named.price)}${unitWords[named.soldBy]}`}
          {line.line.kind === 'label' ? ' · 秤签' : ''}
        </small>
        <Choices line={line} product={product} onChange={() => onChange('choices')} />
        {problem === undefined ? null : <small className="late">{problem.message}</small>}
        {quoted === undefined || quoted.priceNow === null ? null : (
          <small className="late">标签与现价不同，现价 {moneyText(quoted.priceNow)}</small>
        )}
      </div>
      <Quantity line={line} grams={quoted?.grams ?? null} onWeigh={() => onChange('weight')} />
      <b className="till-line-amount">{quoted === undefined ? '…' : moneyText(quoted.amount)}</b>
      <button
        type="button"
        className="till-line-off"
        aria-label={`去掉${named === undefined ? '这一行' : skuText(named)}`}
        onClick={() => changeTicket((ticket) => withoutLine(ticket, line.key))}
      >
        <Icon name="close" size={26} />
      </button>
    </li>
  );
};

/** What was chosen; a touch chooses once more. */
const Choices = ({ line: { line }, product, onChange }: { line: TicketLine; product: TillProduct | undefined; onChange: () => void }) => {
  if (product === undefined || product.options.length === 0) return null;
  const chosen = choicesText(chosenOf(product, choicesIn(line)));
  return (
    <button type="button" className="till-line-choices" aria-label={`改${skuText(product)}的选项`} onClick={onChange}>
      {chosen === '' ? '没有选' : chosen}
    </button>
  );
};

const Quantity = ({ line: { key, line }, grams, onWeigh }: { line: TicketLine; grams: number | null; onWeigh: () => void }) => {
  if (line.kind === 'label') return <span className="till-line-quantity">{grams === null ? '' : `${grams}g`}</span>;
  if (line.kind === 'weighed')
    return (
      <button type="button" className="till-line-weight" aria-label="重新称" onClick={onWeigh}>
        {line.gross - line.tare}g{line.tare === 0 ? null : <small>皮 {line.tare}g</small>}
      </button>
    );
  const step = (by: number) => changeTicket((ticket) => withPieces(ticket, key, by));
  return (
    <span className="till-steps">
      <button type="button" aria-label="减一" onClick={() => step(-1)}>
        −
      </button>
      <b>{line.pieces}</b>
      <button type="button" aria-label="加一" onClick={() => step(1)}>
        ＋
      </button>
    </span>
  );
};
