import { useState } from 'react';
import { choicesText } from '@mendian/shared/catalog/choices.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { payMethodWords } from '@mendian/shared/payment/pay-method.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { readWhole } from '../../../platform/whole-number.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { ReasonChoice, useReason } from '../../../ui/reason-choice.tsx';
import type { ReceiptStore } from '../pay/receipt-page.ts';
import { usePrintReceipt } from '../pay/use-print-receipt.ts';
import { amountOf, leftOf, nothingBack, withBack, type Back, type SoldLine } from './returning.ts';
import { useReturn } from './use-return.ts';
import { TillProblem } from '../till-problem.tsx';

const reasons = ['味道不对', '买错了', '坏了', '多收了钱'];
type FormProps = { sale: SaleViewData; store: ReceiptStore; onReturned: (sale: SaleViewData) => void };

/** What comes back, line by line, why, and how the money goes back. */
export const ReturnForm = ({ sale, store, onReturned }: FormProps) => {
  const [back, setBack] = useState<Back>(nothingBack);
  const [way, setWay] = useState<Way>(sale.method === 'cash' ? 'cash' : 'original');
  const choice = useReason();
  const { ask, busy, problem } = useReturn(sale, (returned) => {
    setBack(nothingBack);
    onReturned(returned);
  });
  const receipt = usePrintReceipt(sale, store);
  const amount = amountOf(sale, back);
  return (
    <div className="till-return">
      <p className="till-quiet">
        {moneyText(sale.payable)} · {payMethodWords[sale.method]}
        {sale.refunded === 0 ? '' : ` · 已退 ${moneyText(sale.refunded)}`}
        {sale.member.name === '' ? '' : ` · ${sale.member.name} ${sale.member.phone}`}
      </p>
      <ol className="till-return-lines">
        {sale.lines.map((line) => (
          <ReturnLine key={line.no} line={line} back={back} onBack={setBack} />
        ))}
      </ol>
      {sale.notReturnable === null ? (
        <>
          <ReasonChoice reasons={reasons} placeholder="写明原因" choice={choice} />
          {sale.method === 'cash' ? null : <WayChoice way={way} onWay={setWay} />}
          <TillProblem sentence={problem} />
          <Button
            look="main"
            className="till-pay-button"
            busy={busy}
            disabled={back.size === 0 || choice.reason === ''}
            onClick={() => ask({ back, reason: choice.reason, way, amount })}
          >
            {back.size === 0 ? '先选要退的' : `${way === 'cash' ? '退现金' : '原路退'} ${moneyText(amount)}`}
          </Button>
        </>
      ) : (
        <p className="till-problem">{sale.notReturnable}</p>
      )}
      <Button look="quiet" onClick={receipt.print}>
        <Icon name="printer" /> {receipt.printed || receipt.isNetwork ? '补打小票' : '打印小票'}
      </Button>
    </div>
  );
};

type Way = 'cash' | 'original';

const WayChoice = ({ way, onWay }: { way: Way; onWay: (way: Way) => void }) => (
  <div className="till-taps" role="radiogroup" aria-label="怎么退">
    {(['original', 'cash'] as const).map((one) => (
      <button
        key={one}
        type="button"
        role="radio"
        aria-checked={way === one}
        className={`till-tap ${way === one ? 'till-tap-on' : ''}`}
        onClick={() => onWay(one)}
      >
        {one === 'cash' ? '退现金' : '原路退回'}
      </button>
    ))}
  </div>
);

type LineProps = { line: SoldLine; back: Back; onBack: (back: Back) => void };

const ReturnLine = ({ line, back, onBack }: LineProps) => {
  const left = leftOf(line);
  const chosen = back.get(line.no);
  return (
    <li className="till-return-line">
      <span className="till-line-what">
        <b>{skuText(line)}</b>
        {line.choices.length === 0 ? null : <small>{choicesText(line.choices)}</small>}
        <small>
          {line.grams === null ? `${line.pieces} 份` : `${line.grams}g`} · 实付 {moneyText(line.paid)}
          {line.returned === 0 ? '' : ` · 已退 ${line.returned}${line.grams === null ? ' 份' : 'g'}`}
        </small>
      </span>
      {left === 0 ? (
        <span className="till-quiet">已退完</span>
      ) : line.grams === null ? (
        <Pieces {...{ line, back, onBack }} />
      ) : (
        <Grams {...{ line, back, onBack }} />
      )}
      {chosen === undefined || line.grams !== null ? null : (
        <label className="till-restock">
          <input
            type="checkbox"
            checked={chosen.restock}
            onChange={(event) => onBack(withBack(back, line, { ...chosen, restock: event.target.checked }))}
          />
          包装完好，放回库存
        </label>
      )}
    </li>
  );
};

const Pieces = ({ line, back, onBack }: LineProps) => {
  const { quantity = 0, restock = false } = back.get(line.no) ?? {};
  const step = (by: number) => onBack(withBack(back, line, { quantity: quantity + by, restock }));
  return (
    <span className="till-steps">
      <button type="button" aria-label={`少退一份${line.name}`} disabled={quantity === 0} onClick={() => step(-1)}>
        −
      </button>
      <b>{quantity}</b>
      <button type="button" aria-label={`多退一份${line.name}`} disabled={quantity === leftOf(line)} onClick={() => step(1)}>
        ＋
      </button>
    </span>
  );
};

const Grams = ({ line, back, onBack }: LineProps) => {
  const left = leftOf(line);
  const quantity = back.get(line.no)?.quantity ?? 0;
  const set = (grams: number) => onBack(withBack(back, line, { quantity: grams, restock: false }));
  return (
    <span className="till-grams">
      <input
        className="text-field"
        aria-label={`退${line.name}多少克`}
        inputMode="numeric"
        placeholder="0"
        maxLength={6}
        value={quantity === 0 ? '' : String(quantity)}
        onChange={(event) => set(Math.min(left, readWhole(event.target.value, { min: 0, max: 100_000 }).value ?? 0))}
      />
      <small>g</small>
      <button type="button" className="till-tap" onClick={() => set(left)}>
        全退
      </button>
    </span>
  );
};
