import { useEffect, useEffectEvent, useState } from 'react';
import type { SaleQuoteData, SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { changeOf, likelyTendered } from '@mendian/shared/till/till-price.ts';
import { looksLikePayment } from '@mendian/shared/member/shown-code.ts';
import { sound } from '../../../platform/sound.ts';
import { readYuan, typedYuan } from '../../../platform/yuan.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { NumberPad, padKeyOf, type PadKey } from '../../../ui/number-pad.tsx';
import type { Ticket } from '../ticket/ticket.ts';
import { ChargeStrip } from './charge-strip.tsx';
import { useCharge, type Charging } from './use-charge.ts';
import { useSell, type KeptTicket } from './use-sell.ts';
import { TillProblem } from '../till-problem.tsx';

type PayProps = {
  ticket: Ticket;
  quote: SaleQuoteData;
  /** Null: there is a network. */ kept: KeptTicket | null;
  onSold: (sale: SaleViewData) => void;
  onClose: () => void;
};
/** A sum of cash has so many digits at most; what is longer is a payment code, as far as it was scanned. */
const cashDigitsMax = 9;
const typedMax = 24;

/** Nobody gives so much more than is asked for: something else was typed or scanned. */
const tooMuch = 100_000;

const problemOf = (missing: number): string => (missing > 0 ? `还差 ${moneyText(missing)}` : '比应收多出太多，请核对实收');

/** What was given, as it is typed in yuan; nothing typed: the exact sum. */
const useTender = (payable: number) => {
  const [text, setText] = useState('');
  const isCode = text.length > cashDigitsMax;
  const typed = readYuan(isCode ? '' : text);
  const tendered = typed.kind === 'fen' ? typed.fen : typed.kind === 'empty' ? payable : null;
  const isTooMuch = tendered !== null && tendered > payable + tooMuch;
  const change = tendered === null || isTooMuch ? null : changeOf(payable, tendered);
  const problem = typed.kind === 'fault' ? typed.sentence : tendered === null || change !== null ? null : problemOf(payable - tendered);
  return {
    ...{ text, setText, isCode, tendered, change, problem },
    type: (digit: string) => setText((before) => ((before === '0' ? '' : before) + digit).slice(0, typedMax)),
    point: () => setText((before) => (before.includes('.') ? before : `${before === '' ? '0' : before}.`)),
    back: () => setText((before) => before.slice(0, -1)),
  };
};

/** Cash: what was given, by one touch or typed, and at once what goes back. A payment code is scanned instead at any moment. */
export const PayDialog = ({ ticket, quote, kept, onSold, onClose }: PayProps) => {
  const charging = useCharge(ticket, quote, { onSold, onGivenUp: onClose });
  // What was asked of a payment code stands: counted anew, the coupon it locked would be missing.
  const payable = charging.data?.amount ?? quote.payable;
  const tender = useTender(payable);
  const { tendered, change } = tender;
  const { sell, busy, isLost, problem } = useSell({ ticket, quote, kept, orderId: charging.orderId }, onSold);
  const takesCash = (charging.data?.can.cash ?? charging.orderId === null) && quote.obstacle === null;
  const canTake = change !== null && takesCash && !charging.busy;
  const done = () => {
    if (tender.isCode) {
      if (looksLikePayment(tender.text) && payable > 0 && !busy && kept === null) charging.scan(tender.text);
      else sound.play('wrong');
      tender.setText('');
    } else if (tendered !== null && canTake && !busy) sell(tendered);
  };
  const press = (key: PadKey) => {
    if (key.kind === 'digit') tender.type(key.digit);
    else if (key.kind === 'back') tender.back();
    else done();
  };
  useKeys((event) => {
    const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    const key = padKeyOf(event.key);
    if ((key === null && event.key !== '.') || (key?.kind === 'next' && onButton && !tender.isCode)) return;
    event.preventDefault();
    if (key === null) tender.point();
    else press(key);
  });
  return (
    <Dialog title="收款" className="till-paying" onClose={charging.leave}>
      <div className="till-paying-body" tabIndex={-1} data-autofocus>
        <PaySums {...{ payable, tender, charging, problem: quote.obstacle?.message ?? problem, offline: kept !== null }} />
        <div className="till-paying-pad">
          <div className="till-tenders">
            {likelyTendered(payable).map((amount) => (
              <button key={amount} type="button" className="tare" onClick={() => tender.setText(typedYuan(amount))}>
                {amount === payable ? '正好' : moneyText(amount).replace(/\.00$/, '')}
              </button>
            ))}
          </div>
          <NumberPad nextWord="收款" busy={busy} disabled={!canTake && !tender.isCode} onKey={press} />
        </div>
      </div>
      <Button look="main" className="till-pay-button" busy={busy} disabled={!canTake} onClick={done}>
        {`${kept !== null && isLost ? '按断网收款记下' : '收现金'}，${change === null || change === 0 ? '不找零' : `找 ${moneyText(change)}`}`}
      </Button>
    </Dialog>
  );
};

/** Keys count wherever the focus is while the window is open: a touch beside the pad, or a button that goes away, takes it from there. */
const useKeys = (onKey: (event: KeyboardEvent) => void): void => {
  const heard = useEffectEvent(onKey);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => heard(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
};

type SumsProps = { payable: number; tender: ReturnType<typeof useTender>; charging: Charging; problem: string | null; offline: boolean };

const PaySums = ({ payable, tender, charging, problem, offline }: SumsProps) => (
  <div className="till-paying-sums">
    <p>
      应收<b>{moneyText(payable)}</b>
    </p>
    <p aria-live="polite">
      实收现金<b>{tender.text === '' || tender.isCode ? moneyText(payable) : `¥${tender.text}`}</b>
    </p>
    <p className="till-change" aria-live="polite">
      找零<b>{tender.change === null ? '—' : moneyText(tender.change)}</b>
    </p>
    {tender.problem === null ? null : <p className="till-problem">{tender.problem}</p>}
    <TillProblem sentence={problem} />
    {offline ? <p className="till-quiet">现在只收现金，不能扫付款码；记下的会自动补传</p> : null}
    {payable === 0 || (offline && charging.orderId === null) ? null : <ChargeStrip charging={charging} />}
  </div>
);
