import { useState, type KeyboardEvent } from 'react';
import type { SaleQuoteData, SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { changeOf, likelyTendered } from '@mendian/shared/till/till-price.ts';
import { readYuan, typedYuan } from '../../../platform/yuan.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { NumberPad, padKeyOf, type PadKey } from '../../../ui/number-pad.tsx';
import type { Ticket } from '../ticket/ticket.ts';
import { useSell } from './use-sell.ts';

type PayProps = { ticket: Ticket; quote: SaleQuoteData; onSold: (sale: SaleViewData) => void; onClose: () => void };
const typedMax = 9;

/** What was given, as it is typed in yuan; nothing typed: the exact sum. */
const useTender = (payable: number) => {
  const [text, setText] = useState('');
  const typed = readYuan(text);
  const tendered = typed.kind === 'fen' ? typed.fen : typed.kind === 'empty' ? payable : null;
  const change = tendered === null ? null : changeOf(payable, tendered);
  const problem =
    typed.kind === 'fault' ? typed.sentence : tendered !== null && change === null ? `还差 ${moneyText(payable - tendered)}` : null;
  return {
    ...{ text, setText, tendered, change, problem },
    type: (digit: string) => setText((before) => ((before === '0' ? '' : before) + digit).slice(0, typedMax)),
    point: () => setText((before) => (before.includes('.') ? before : `${before === '' ? '0' : before}.`)),
    back: () => setText((before) => before.slice(0, -1)),
  };
};

/** Cash: what was given, by one touch or typed, and at once what goes back. */
export const PayDialog = ({ ticket, quote, onSold, onClose }: PayProps) => {
  const { payable } = quote;
  const tender = useTender(payable);
  const { text, tendered, change } = tender;
  const { sell, busy, problem } = useSell(ticket, quote, onSold);
  const done = () => {
    if (tendered !== null && change !== null && !busy) sell(tendered);
  };
  const press = (key: PadKey) => {
    if (key.kind === 'digit') tender.type(key.digit);
    else if (key.kind === 'back') tender.back();
    else done();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    const key = padKeyOf(event.key);
    if ((key === null && event.key !== '.') || (key?.kind === 'next' && onButton)) return;
    event.preventDefault();
    if (key === null) tender.point();
    else press(key);
  };
  return (
    <Dialog title="收款" className="till-paying" onClose={onClose}>
      <div className="till-paying-body" tabIndex={-1} data-autofocus onKeyDown={onKeyDown}>
        <div className="till-paying-sums">
          <p>
            应收<b>{moneyText(payable)}</b>
          </p>
          <p aria-live="polite">
            实收现金<b>{text === '' ? moneyText(payable) : `¥${text}`}</b>
          </p>
          <p className="till-change" aria-live="polite">
            找零<b>{change === null ? '—' : moneyText(change)}</b>
          </p>
          {tender.problem === null ? null : <p className="till-problem">{tender.problem}</p>}
          {problem === null ? null : (
            <p className="till-problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <div className="till-paying-pad">
          <div className="till-tenders">
            {likelyTendered(payable).map((amount) => (
              <button key={amount} type="button" className="tare" onClick={() => tender.setText(typedYuan(amount))}>
                {amount === payable ? '正好' : moneyText(amount).replace(/\.00$/, '')}
              </button>
            ))}
          </div>
          <NumberPad nextWord="收款" busy={busy} onKey={press} />
        </div>
      </div>
      <Button look="main" className="till-pay-button" busy={busy} disabled={change === null} onClick={done}>
        {change === null || change === 0 ? '收现金，不找零' : `收现金，找 ${moneyText(change)}`}
      </Button>
    </Dialog>
  );
};
