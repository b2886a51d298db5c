import { useState } from 'react';
import { cashReasons, cashWays, cashWayWords, type CashWay } from '@mendian/shared/till/cash-way.ts';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { clock } from '../../../platform/clock.ts';
import { readYuan } from '../../../platform/yuan.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { ReasonChoice, useReason } from '../../../ui/reason-choice.tsx';
import { momentText } from '../../../ui/time-text.ts';
import { CashField } from '../pay/cash-field.tsx';
import { useMoveCash } from './use-move-cash.ts';
import { TillProblem } from '../till-problem.tsx';

/** Cash goes into the drawer or out of it; what went before is below. */
export const CashDialog = ({ shift, onClose }: { shift: ShiftViewData; onClose: () => void }) => {
  const [way, setWay] = useState<CashWay>('in');
  return (
    <Dialog title="现金存取" className="till-cash-dialog" onClose={onClose}>
      <div className="till-taps" role="radiogroup" aria-label="放入还是取出">
        {cashWays.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={way === one}
            className={`till-tap ${way === one ? 'till-tap-on' : ''}`}
            onClick={() => setWay(one)}
          >
            {cashWayWords[one]}
          </button>
        ))}
      </div>
      <MoveForm key={`${way} ${shift.cashMoves.length}`} way={way} onMoved={onClose} />
      <MoveList shift={shift} />
    </Dialog>
  );
};

const MoveForm = ({ way, onMoved }: { way: CashWay; onMoved: () => void }) => {
  const [text, setText] = useState('');
  const choice = useReason();
  const { move, busy, problem } = useMoveCash(onMoved);
  const typed = readYuan(text);
  const amount = typed.kind === 'fen' && typed.fen > 0 ? typed.fen : null;
  return (
    <div className="till-return">
      <CashField
        label={cashWayWords[way]}
        text={text}
        onText={setText}
        problem={typed.kind === 'fault' ? typed.sentence : null}
        autoFocus
      />
      <ReasonChoice reasons={cashReasons[way]} placeholder="写明用途" choice={choice} />
      <TillProblem sentence={problem} />
      <Button
        look="main"
        className="till-pay-button"
        busy={busy}
        disabled={amount === null || choice.reason === ''}
        onClick={() => amount !== null && move({ way, amount, reason: choice.reason })}
      >
        {cashWayWords[way]} {amount === null ? '' : moneyText(amount)}
      </Button>
    </div>
  );
};

const MoveList = ({ shift: { cashMoves } }: { shift: ShiftViewData }) =>
  cashMoves.length === 0 ? null : (
    <ul className="till-return-lines" aria-label="这一班的现金存取">
      {cashMoves.map(({ id, way, amount, reason, clerk, at }) => (
        <li key={id} className="till-return-line">
          <span className="till-line-what">
            <b>{reason}</b>
            <small>
              {momentText(at, clock.now())} {clerk}
            </small>
          </span>
          <b>
            {cashWayWords[way]} {moneyText(amount)}
          </b>
        </li>
      ))}
    </ul>
  );
