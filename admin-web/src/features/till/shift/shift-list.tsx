import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { forceCloseShift, listShifts, type ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { clock } from '../../../platform/clock.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { untilAnswered } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { ReasonChoice, useReason } from '../../../ui/reason-choice.tsx';
import { momentText } from '../../../ui/time-text.ts';
import type { ReceiptStore } from '../pay/receipt-page.ts';
import { usePrintShift } from './use-print-shift.ts';
import { TillProblem } from '../till-problem.tsx';

const shown = 6;

/** The store's latest shifts, asked for each time they are shown; one that is open on a terminal nobody can close it at is closed from here. */
export const ShiftList = ({ store }: { store: ReceiptStore }) => {
  const print = usePrintShift(store);
  const shifts = useQuery({ queryKey: ['till-shifts'], queryFn: () => call(listShifts, { limit: shown }), staleTime: 0 });
  const [forced, setForced] = useState<ShiftViewData | null>(null);
  if (!shifts.isSuccess || shifts.data.items.length === 0) return null;
  return (
    <section className="till-shift-list" aria-label="本店班次">
      <h3>本店班次</h3>
      <ul>
        {shifts.data.items.map((shift) => (
          <li key={shift.id} className="till-return-line">
            <span className="till-line-what">
              <b>
                {shift.terminalName} · {shift.openedBy} {momentText(shift.openedAt, clock.now())}
              </b>
              <small>
                {shift.sales} 笔收银{shift.returns === 0 ? '' : `，${shift.returns} 笔退货`} · {endText(shift)}
                {lateText(shift)}
              </small>
            </span>
            {shift.closed === null ? (
              <Button onClick={() => setForced(shift)}>强制交班</Button>
            ) : (
              <Button look="quiet" aria-label={`打印交班单 ${shift.terminalName}`} onClick={() => void print(shift)}>
                打印
              </Button>
            )}
          </li>
        ))}
      </ul>
      {forced === null ? null : (
        <ForceDialog
          shift={forced}
          onClose={() => {
            setForced(null);
            void shifts.refetch();
          }}
        />
      )}
    </section>
  );
};

const endText = ({ closed }: ShiftViewData): string => {
  if (closed === null) return '还没有交班';
  if (closed.difference === null) return `强制交班：${closed.reason}`;
  if (closed.difference === 0) return '现金一致';
  const reason = closed.reason === '' ? '没有写原因' : closed.reason;
  return `现金${closed.difference > 0 ? '多' : '少'} ${moneyText(Math.abs(closed.difference))}：${reason}`;
};

/** What came too late for the count: it explains a difference, or is still in the drawer that nobody counted. */
const lateText = ({ closed }: ShiftViewData): string =>
  closed === null || closed.late.sales === 0 ? '' : ` · 交班后才补到断网时的 ${closed.late.sales} 笔 ${moneyText(closed.late.amount)}`;

const reasons = ['终端坏了', '店员已离开', '忘了交班'];

const ForceDialog = ({ shift, onClose }: { shift: ShiftViewData; onClose: () => void }) => {
  const choice = useReason();
  const key = useMemo(newKey, []);
  const force = useMutation({
    mutationFn: (reason: string) => untilAnswered(() => call(forceCloseShift, { shiftId: shift.id, reason }, { key })),
    onSuccess: onClose,
  });
  const once = useSingle(force);
  return (
    <Dialog
      title={`强制交班 · ${shift.terminalName}`}
      onClose={onClose}
      footer={
        <Button look="danger" busy={force.isPending} disabled={choice.reason === ''} onClick={() => once(choice.reason)}>
          不点钱箱，直接交班
        </Button>
      }
    >
      <div className="till-return">
        <p className="till-quiet">
          {shift.openedBy} 的钱箱没有人点，账上应有 {moneyText(shift.expected)}。原因会记入操作记录。
        </p>
        <ReasonChoice reasons={reasons} placeholder="写明原因" choice={choice} />
        <TillProblem sentence={force.isError ? sentenceOf(force.error) : null} />
      </div>
    </Dialog>
  );
};
