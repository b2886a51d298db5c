import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { reverseRedemption, type RedemptionData } from '@mendian/shared/coupon/redeem.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { untilAnswered } from '../../platform/until-answered.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';

const reasons = ['顾客不买了', '扫错了券', '金额填错了'] as const;
const other = '其他';

type DialogProps = { redemption: RedemptionData; onReversed: (redemptionId: string) => void; onClose: () => void };

/** Takes a redemption back, with a reason; the coupon is the customer's again. */
export const ReverseDialog = ({ redemption, onReversed, onClose }: DialogProps) => {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const reason = chosen === other ? typed.trim() : (chosen ?? '');
  const reverse = useMutation({
    mutationFn: () => untilAnswered(() => call(reverseRedemption, { redemptionId: redemption.id, reason })),
    onSuccess: () => {
      onReversed(redemption.id);
      onClose();
    },
    onError: (error) => say(sentenceOf(error), 'bad'),
    onSettled: () => client.invalidateQueries({ queryKey: ['redemptions'] }),
  });

  return (
    <Dialog
      title={`撤销核销 · ${redemption.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>不撤了</Button>
          <Button look="danger" busy={reverse.isPending} disabled={reason === ''} onClick={() => reverse.mutate()}>
            撤销，收回 {moneyText(redemption.takenOff)}
          </Button>
        </>
      }
    >
      <p className="dialog-lead">选一个原因；券回到顾客手里，今天的合计少这一张。</p>
      <div className="reasons" role="radiogroup" aria-label="原因">
        {[...reasons, other].map((word, index) => (
          <button
            key={word}
            type="button"
            role="radio"
            aria-checked={chosen === word}
            data-autofocus={index === 0 ? true : undefined}
            className={`reason ${chosen === word ? 'reason-chosen' : ''}`}
            onClick={() => setChosen(word)}
          >
            {word}
          </button>
        ))}
      </div>
      {chosen === other ? (
        <input
          className="text-field"
          aria-label="其他原因"
          placeholder="例如：顾客换了一张券"
          maxLength={60}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
    </Dialog>
  );
};
