import { amountOf } from '@mendian/shared/order/desk-refund.ts';
import { refundOrder, refundOrderAny, type DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import { refundAnyAmount } from '@mendian/shared/order/order.permissions.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm, type Form } from '../../ui/desk/use-form.ts';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';

type Values = { reason: string; deliveryFee: number | null; amounts: Readonly<Record<number, number | null>> };
export type RefundForm = Form<Values>;

const partsOf = ({ amounts, deliveryFee }: Values) => ({
  lines: Object.entries(amounts).flatMap(([no, amount]) => (amount === null || amount === 0 ? [] : [{ no: Number(no), amount }])),
  deliveryFee: deliveryFee ?? 0,
});

/** The refund that is being filled in: amounts by line, what they come to, and the way to fill in all that is left. */
export const useRefund = (order: DeskOrderData, onDone: () => void) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const asked = useMay(refundAnyAmount.key) ? refundOrderAny : refundOrder;
  const form = useForm<Values>({
    initial: { reason: '', deliveryFee: null, amounts: {} },
    check: (values) => (amountOf(partsOf(values)) === 0 ? { reason: '请填写要退的金额' } : {}),
    send: (values, options) => call(asked, { orderId: order.id, reason: values.reason, ...partsOf(values) }, options),
    done: () => {
      say(`已提交退款 ${moneyText(total)}`, 'good');
      refresh('orders');
      onDone();
    },
  });
  const total = amountOf(partsOf(form.values));
  const fillAll = () =>
    form.set({
      deliveryFee: order.deliveryFeeRest === 0 ? null : order.deliveryFeeRest,
      amounts: Object.fromEntries(order.lines.map(({ no, paid, refunded }) => [no, paid - refunded])),
    });
  return { form, total, fillAll };
};
