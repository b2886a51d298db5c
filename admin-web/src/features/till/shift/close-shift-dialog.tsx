import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { payMethodWords } from '@mendian/shared/payment/pay-method.ts';
import { cashWayWords } from '@mendian/shared/till/cash-way.ts';
import { closeShift, type ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { clock } from '../../../platform/clock.ts';
import { intentions } from '../../../platform/intentions.ts';
import { madeId } from '../../../platform/made-id.ts';
import { sendOnce } from '../../../platform/send-once.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { readYuan } from '../../../platform/yuan.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { say } from '../../../ui/notices.ts';
import { momentText } from '../../../ui/time-text.ts';
import { keepClosing } from '../offline/keep-shift.ts';
import { useOffline } from '../offline/use-offline.ts';
import { CashField } from '../pay/cash-field.tsx';
import { TillProblem } from '../till-problem.tsx';

type CloseProps = { storeId: string; shift: ShiftViewData; onClosed: () => void; onClose: () => void };

/** The drawer is counted before anybody is told what should be in it; a difference is told then, and wants a reason. */
export const CloseShiftDialog = ({ storeId, shift, onClosed, onClose }: CloseProps) => {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const typed = readYuan(text);
  const close = useClosing(storeId, shift, onClosed);
  /** Counted anew, it may agree. */
  const asksReason = typed.kind === 'fen' && close.unexplained === typed.fen;
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
            disabled={typed.kind !== 'fen' || (asksReason && reason.trim() === '')}
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
        <TillProblem sentence={close.problem} />
        {asksReason ? (
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

const useClosing = (storeId: string, shift: ShiftViewData, onClosed: () => void) => {
  const offline = useOffline(storeId);
  const id = useMemo(() => madeId(clock.now()), []);
  const keys = useMemo(() => intentions(newKey), []);
  const close = useMutation({
    mutationFn: async ({ counted, reason }: { counted: number; reason: string }): Promise<number> => {
      if (offline) return keepClosing(storeId, { id, shift, counted, reason });
      const asked = { shiftId: shift.id, counted, reason };
      const { closed } = await sendOnce(keys, JSON.stringify(asked), (key) => call(closeShift, asked, { key }));
      return closed?.difference ?? 0;
    },
    onSuccess: (difference) => {
      say(difference === 0 ? '已交班，现金一致' : `已交班，现金${difference > 0 ? '多' : '少'} ${moneyText(Math.abs(difference))}`, 'good');
      onClosed();
    },
  });
  const isUnexplained = close.error instanceof DomainError && close.error.code === 'till/difference-unexplained';
  /** The count that differed without a reason; null: none did. */
  const unexplained = isUnexplained ? (close.variables?.counted ?? null) : null;
  return { ...close, closeOnce: useSingle(close), unexplained, problem: close.error === null ? null : sentenceOf(close.error) };
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
    {shift.cashMoves.map(({ id, way, amount, reason }) => (
      <div key={id}>
        <dt>
          {cashWayWords[way]} · {reason}
        </dt>
        <dd>{moneyText(way === 'in' ? amount : -amount)}</dd>
      </div>
    ))}
  </dl>
);
