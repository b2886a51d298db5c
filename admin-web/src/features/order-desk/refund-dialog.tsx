import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import { orderMachine } from '@mendian/shared/order/order-status.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { MoneyField } from '../../ui/desk/number-fields.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { quantityOf } from './order-words.ts';
import { useRefund, type RefundForm } from './use-refund.ts';

type DialogProps = { order: DeskOrderData; onClose: () => void };

/** Gives back line by line, or all that is left. What was paid goes back the way it came. */
export const RefundDialog = ({ order, onClose }: DialogProps) => {
  const { form, total, fillAll } = useRefund(order, onClose);
  const ends = total === order.payable - order.refunded && orderMachine.can(order.state, 'refundAll');
  return (
    <FormDialog
      title={`退款 · ${order.pickupNumber ?? order.id}`}
      form={form}
      submitWord={total === 0 ? '退款' : `退款 ${moneyText(total)}`}
      danger
      onClose={onClose}
    >
      <p>您最多可退 {moneyText(order.can.refundMax)}，原路退回顾客。</p>
      {order.can.refundAll ? (
        <div>
          <Button onClick={fillAll}>全部退</Button>
        </div>
      ) : null}
      <LineAmounts order={order} form={form} />
      {order.deliveryFeeRest === 0 ? null : (
        <MoneyField
          label="配送费"
          hint={`还可退 ${moneyText(order.deliveryFeeRest)}`}
          max={order.deliveryFeeRest}
          {...form.field('deliveryFee')}
        />
      )}
      <TextField label="原因（顾客会看到）" required max={60} placeholder="例如：少装一份" {...form.field('reason')} />
      {ends ? <p>全部退回后，这笔还没完成的订单会同时取消。</p> : null}
    </FormDialog>
  );
};

const LineAmounts = ({ order, form }: { order: DeskOrderData; form: RefundForm }) =>
  order.lines
    .filter(({ paid, refunded }) => paid > refunded)
    .map((line) => (
      <MoneyField
        key={line.no}
        label={`${skuText(line)} ${quantityOf(line)}`}
        hint={`还可退 ${moneyText(line.paid - line.refunded)}`}
        max={line.paid - line.refunded}
        value={form.values.amounts[line.no] ?? null}
        onChange={(amount) => form.set({ amounts: { ...form.values.amounts, [line.no]: amount } })}
      />
    ));
