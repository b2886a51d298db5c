import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { NumberPad, padKeyOf } from '../../../ui/number-pad.tsx';
import { useBusy } from '../desk.ts';
import { numberText } from '../order-words.ts';
import { useWeighing } from './use-weighing.ts';
import { WeighingRow } from './weighing-row.tsx';

/** The scale: gross and tare for each line sold by weight, and at once what the difference means for the customer. */
export const WeighingDialog = ({ order, onClose }: { order: TerminalOrderData; onClose: () => void }) => {
  const { form, press, tares, ordered, verdicts, missing, finish } = useWeighing(order, onClose);
  const busy = useBusy(order.id);
  const done = useRef<HTMLButtonElement>(null);
  const allWeighed = form.at >= ordered.length;
  useEffect(() => {
    if (allWeighed) done.current?.focus();
  }, [allWeighed]);

  const onKeyDown = (event: KeyboardEvent) => {
    const key = padKeyOf(event.key);
    const onButton = event.target instanceof HTMLElement && event.target.closest('.button, .dialog-close, .tare') !== null;
    if (key === null || (key.kind === 'next' && onButton)) return;
    event.preventDefault();
    press(key);
  };

  return (
    <Dialog
      title={`称重 · ${numberText(order)} 号`}
      className="weighing"
      onClose={onClose}
      footer={<WeighingFoot verdicts={verdicts} missing={missing} busy={busy} onFinish={() => void finish()} done={done} />}
    >
      <div className="weighing-body" onKeyDown={onKeyDown}>
        <ol className="weighing-rows" tabIndex={-1} data-autofocus>
          {ordered.map((line, index) => (
            <WeighingRow
              key={line.lineNo}
              line={order.lines.find(({ no }) => no === line.lineNo)}
              ordered={line}
              reading={form.readings[index]}
              verdict={verdicts[index] ?? { kind: 'empty' }}
              field={form.at === index ? form.field : null}
              onGo={(field) => press({ kind: 'go', at: index, field })}
            />
          ))}
        </ol>
        <div className="weighing-pad">
          <div className="tares">
            {tares.map((grams) => (
              <button key={grams} type="button" className="tare" onClick={() => press({ kind: 'tare', grams })}>
                {grams === 0 ? '不去皮' : `去皮 ${grams}g`}
              </button>
            ))}
          </div>
          <NumberPad nextWord={form.at >= ordered.length - 1 ? '确定' : '下一行'} onKey={press} />
        </div>
      </div>
    </Dialog>
  );
};

type FootProps = {
  verdicts: ReturnType<typeof useWeighing>['verdicts'];
  missing: number;
  busy: boolean;
  onFinish: () => void;
  done: RefObject<HTMLButtonElement | null>;
};

const WeighingFoot = ({ verdicts, missing, busy, onFinish, done }: FootProps) => {
  const refund = verdicts.reduce((all, verdict) => all + ('refund' in verdict ? verdict.refund : 0), 0);
  const suspicious = verdicts.some((verdict) => 'suspicious' in verdict && verdict.suspicious);
  const left = verdicts.filter(({ kind }) => kind === 'empty' || kind === 'wrong').length;
  return (
    <>
      <p className="weighing-sum">
        {missing >= 0 ? `还有 ${left} 行要称` : refund > 0 ? `共退顾客 ${moneyText(refund)}，备好后自动退` : '不用退差价'}
      </p>
      <Button look={suspicious ? 'danger' : 'main'} busy={busy} disabled={missing >= 0} onClick={onFinish} ref={done}>
        {suspicious ? '重量差得多，仍要备好' : '备好'}
      </Button>
    </>
  );
};
