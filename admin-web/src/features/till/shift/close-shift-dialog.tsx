import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { payMethodWords } from '@mendian/shared/payment/pay-method.ts';
import { closeShift, type ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { isLost, untilAnswered } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { readYuan } from '../../../platform/yuan.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { say } from '../../../ui/notices.ts';
import { momentText } from '../../../ui/time-text.ts';
import { clock } from '../../../platform/clock.ts';
import { CashField } from '../pay/cash-field.tsx';

type CloseProps = { shift: ShiftViewData; onClosed: () => void; onClose: () => void };

/** The drawer is counted before anybody is told what should be in it; a difference is told then, and wants a reason. */
export const CloseShiftDialog = ({ shift, onClosed, onClose }: CloseProps) => {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const typed = readYuan(text);
  const close = useClosing(shift.id, onClosed);
  return (
    <Dialog
      title="点箱交班"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>先不交</Button>
          <Button
            look="main"
            busy={close.isPending}
            disabled={typed.kind !== 'fen' || (close.asksReason && reason.trim() === '')}
            onClick={() => typed.kind === 'fen' && close.closeOnce({ counted: typed.fen, reason: reason.trim() })}
          >
            交班
          </Button>
        </>
      }
    >
      <div className="till-shift-close">
        <ShiftFacts shift={shift} />
        <CashField label="点到的现金" text={text} onText={setText} problem={typed.kind === 'fault' ? typed.sentence : null} autoFocus />
        {close.problem === null ? null : (
          <p className="till-problem" role="alert">
            {close.problem}
          </p>
        )}
        {close.asksReason ? (
          <input
            className="text-field"
            aria-label="不一致的原因"
            placeholder="复点过仍不一致，写明原因"
            maxLength={100}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
      </div>
    </Dialog>
  );
};

const useClosing = (shiftId: string, onClosed: () => void) => {
  const keys = useMemo(() => intentions(newKey), []);
  const close = useMutation({
    mutationFn: async ({ counted, reason }: { counted: number; reason: string }) => {
      const what = `${counted} ${reason}`;
      try {
        return await untilAnswered(() => call(closeShift, { shiftId, counted, reason }, { key: keys.keyFor(what) }));
      } catch (error) {
        if (!isLost(error)) keys.answered(what);
        throw error;
      }
    },
    onSuccess: ({ closed }) => {
      const difference = closed?.difference ?? 0;
      say(difference === 0 ? '已交班，现金一致' : `已交班，现金${difference > 0 ? '多' : '少'} ${moneyText(Math.abs(difference))}`, 'good');
      onClosed();
    },
  });
  const asksReason = close.error instanceof DomainError && close.error.code === 'till/difference-unexplained';
  return { ...close, closeOnce: useSingle(close), asksReason, problem: close.error === null ? null : sentenceOf(close.error) };
};

const ShiftFacts = ({ shift }: { shift: ShiftViewData }) => (
  <dl className="sums">
    <div>
      <dt>开班</dt>
      <dd>
        {shift.openedBy} {momentText(shift.openedAt, clock.now())}
      </dd>
    </div>
    <div>
      <dt>收银</dt>
      <dd>
        {shift.sales} 笔{shift.returns === 0 ? '' : `，退货 ${shift.returns} 笔`}
      </dd>
    </div>
    {shift.byMethod
      .filter(({ method }) => method !== 'cash')
      .map(({ method, sales, returns }) => (
        <div key={method}>
          <dt>{payMethodWords[method]}</dt>
          <dd>
            {moneyText(sales)}
            {returns === 0 ? '' : `，退 ${moneyText(returns)}`}
          </dd>
        </div>
      ))}
    <div>
      <dt>备用金</dt>
      <dd>{moneyText(shift.openingCash)}</dd>
    </div>
  </dl>
);
