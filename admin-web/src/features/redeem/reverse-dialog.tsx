import { useMutation, useQueryClient } from '@tanstack/react-query';
import { reverseRedemption, type RedemptionData } from '@mendian/shared/coupon/redeem.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { untilAnswered } from '../../platform/until-answered.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';
import { ReasonChoice, useReason } from '../../ui/reason-choice.tsx';

const reasons = { coupon: ['顾客不买了', '扫错了券', '金额填错了'], pass: ['顾客不要了', '扫错了月卡', '商品选错了'] } as const;

type DialogProps = { redemption: RedemptionData; onReversed: (redemptionId: string) => void; onClose: () => void };

/** Takes a redemption back, with a reason; the coupon, or the use, is the customer's again. */
export const ReverseDialog = ({ redemption, onReversed, onClose }: DialogProps) => {
  const client = useQueryClient();
  const choice = useReason();
  const { reason } = choice;
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
            撤销，收回 {redemption.kind === 'pass' ? redemption.product : moneyText(redemption.takenOff)}
          </Button>
        </>
      }
    >
      <p className="dialog-lead">选一个原因；{redemption.kind === 'pass' ? '这一次' : '券'}回到顾客手里，今天的合计少这一笔。</p>
      <ReasonChoice reasons={reasons[redemption.kind]} placeholder="例如：顾客换了一张券" choice={choice} />
    </Dialog>
  );
};
