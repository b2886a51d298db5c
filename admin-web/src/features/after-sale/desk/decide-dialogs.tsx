import { acceptAfterSale, declineAfterSale, passAfterSale } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import type { AfterSaleFileData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { orderMachine } from '@mendian/shared/order/order-status.ts';
import { useDesk } from '../../../platform/desk.ts';
import { FormDialog } from '../../../ui/desk/form.tsx';
import { MoneyField } from '../../../ui/desk/number-fields.tsx';
import { TextField } from '../../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../../ui/desk/use-action.ts';
import { useForm } from '../../../ui/desk/use-form.ts';
import { moneyText } from '../../../ui/money-text.ts';
import { say } from '../../../ui/notices.ts';
import { amountOf, lineText, partsOf, wholeGrant, type Grant } from '../grant.ts';

type DialogProps = { file: AfterSaleFileData; onClose: () => void };

/** What follows when a decision was taken. */
const useDone = (sentence: string, onClose: () => void) => {
  const refresh = useRefresh();
  return () => {
    say(sentence, 'good');
    refresh('after-sales', 'orders', 'attention');
    onClose();
  };
};

/** Grants all that was asked, or less of it line by line. */
export const AcceptDialog = ({ file, onClose }: DialogProps) => {
  const { call } = useDesk();
  const done = useDone('已同意，退款原路退回', onClose);
  const form = useForm<Grant & { answer: string }>({
    initial: { ...wholeGrant(file), answer: '' },
    check: (grant) =>
      amountOf(grant) > file.can.grantMax ? { answer: `您最多可退 ${moneyText(file.can.grantMax)}，请改少或转给上级` } : {},
    send: ({ answer, ...grant }, options) => call(acceptAfterSale, { caseId: file.id, ...partsOf(grant), answer }, options),
    done,
  });
  const amount = amountOf(form.values);
  const { order, lines, deliveryFee } = file;
  const ends = amount === order.payable - order.refunded && orderMachine.can(order.state, 'refundAll');
  return (
    <FormDialog title="同意退款" form={form} submitWord={amount === 0 ? '退款' : `退款 ${moneyText(amount)}`} danger onClose={onClose}>
      <p>
        {file.can.grantMax < file.left ? `您最多可退 ${moneyText(file.can.grantMax)}。` : '按申请的金额填好了，可以改少。'}原路退回顾客。
      </p>
      {lines.map((line) => (
        <MoneyField
          key={line.no}
          label={lineText(line)}
          hint={`申请 ${moneyText(line.asked)}，还可退 ${moneyText(line.left)}`}
          max={line.left}
          disabled={line.left === 0}
          value={form.values.lines[line.no] ?? null}
          onChange={(fen) => form.set({ lines: { ...form.values.lines, [line.no]: fen } })}
        />
      ))}
      {deliveryFee.left === 0 ? null : (
        <MoneyField label="配送费" hint={`还可退 ${moneyText(deliveryFee.left)}`} max={deliveryFee.left} {...form.field('deliveryFee')} />
      )}
      <TextField label="答复顾客" max={100} placeholder="可不填" {...form.field('answer')} />
      {ends ? <p>全部退回后，这笔还没完成的订单会同时取消。</p> : null}
    </FormDialog>
  );
};

export const DeclineDialog = ({ file, onClose }: DialogProps) => {
  const { call, desk } = useDesk();
  const form = useForm({
    initial: { answer: '' },
    send: ({ answer }, options) => call(declineAfterSale, { caseId: file.id, answer }, options),
    done: useDone('已拒绝，顾客会看到理由', onClose),
  });
  return (
    <FormDialog title="拒绝退款" form={form} submitWord="拒绝" danger place="centre" onClose={onClose}>
      <p>{desk === 'hq' ? '总部答复之后，顾客不能再申请。' : '顾客再申请时由总部处理。'}</p>
      <TextField label="理由（顾客会看到）" required max={100} placeholder="例如：已核对监控，商品没有少装" {...form.field('answer')} />
    </FormDialog>
  );
};

export const PassDialog = ({ file, onClose }: DialogProps) => {
  const { call } = useDesk();
  const form = useForm({
    initial: { words: '' },
    send: ({ words }, options) => call(passAfterSale, { caseId: file.id, words }, options),
    done: useDone('已转给总部处理', onClose),
  });
  return (
    <FormDialog title="转给总部处理" form={form} submitWord="转给总部" place="centre" onClose={onClose}>
      <p>转出后由总部决定退多少，您可以继续查看。</p>
      <TextField label="说明" max={100} placeholder="可不填" {...form.field('words')} />
    </FormDialog>
  );
};
