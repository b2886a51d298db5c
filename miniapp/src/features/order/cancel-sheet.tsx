import { cancelOrder, type OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { call } from '../../platform/call.ts';
import { say } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';
import { ReasonSheet } from '../../ui/reason-sheet.tsx';

type Props = { order: OrderViewData; onChange: (order: OrderViewData) => void; onClose: () => void };

/** Cancels by oneself: before paying, and until the store has taken the order. */
export const CancelSheet = ({ order, onChange, onClose }: Props) => {
  const cancel = useAction(async (reason: string) => {
    onChange(await call(cancelOrder, { orderId: order.id, reason }));
    onClose();
    say('订单已取消');
  });
  return (
    <ReasonSheet
      title="取消这笔订单"
      about={order.payment.state === 'paid' ? '款项原路退回' : ''}
      reasons={['点错了', '想换一家门店', '暂时不想要了', '等得太久']}
      confirm="确认取消"
      max={100}
      busy={cancel.busy}
      onConfirm={(reason) => void cancel.run(reason)}
      onClose={onClose}
    />
  );
};
