import { keepPass, refundPass, type HeldPassDetailData } from '@mendian/shared/pass/pass-desk.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';
import { passParts } from './pass-names.ts';

type DialogProps = { how: 'refund' | 'keep'; pass: HeldPassDetailData; onClose: () => void };

/** Gives a pass's money back, or declines; the reason is what its member reads. */
export const AnswerDialog = ({ how, pass, onClose }: DialogProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { reason: how === 'refund' && pass.ask !== null ? '同意退款' : '' },
    send: ({ reason }, { key }) =>
      how === 'refund'
        ? call(refundPass, { passId: pass.id, reason, expectedRefund: pass.refund }, { key })
        : call(keepPass, { passId: pass.id, reason }),
    done: () => {
      say(how === 'refund' ? '已提交退款，等微信退回' : '已拒绝，月卡恢复可用', 'good');
      refresh(...passParts);
      onClose();
    },
  });
  return (
    <FormDialog
      title={how === 'refund' ? `退回 ${moneyText(pass.refund)}` : '拒绝退款'}
      place="centre"
      form={form}
      submitWord={how === 'refund' ? `退回 ${moneyText(pass.refund)}` : '拒绝退款'}
      danger={how === 'refund'}
      onClose={onClose}
    >
      <p>
        {how === 'refund'
          ? `售价 ${moneyText(pass.price)}，用了 ${pass.used} 次，共 ${pass.uses} 次。退款原路退回，月卡从现在起不能再用，不能反悔。`
          : '月卡恢复可用，会员看到下面的理由。'}
      </p>
      <TextField label="理由（会员看得到）" required max={60} autoFocus {...form.field('reason')} />
    </FormDialog>
  );
};
