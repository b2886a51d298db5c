import { View } from '@tarojs/components';
import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import { CancelSheet } from './cancel-sheet.tsx';
import './order-actions.scss';

type Props = {
  order: OrderViewData;
  paying: boolean;
  onPay: () => void;
  again: boolean;
  onAgain: () => void;
  onChange: (order: OrderViewData) => void;
  onAskRefund: () => void;
};

/** What is possible now and nothing else: the server says so in `can`. */
export const OrderActions = ({ order, paying, onPay, again, onAgain, onChange, onAskRefund }: Props) => {
  const [cancelling, setCancelling] = useState(false);
  const { can } = order;
  return (
    <View className="order-actions">
      {can.cancel ? (
        <ActionButton kind="plain" small onTap={() => setCancelling(true)}>
          取消订单
        </ActionButton>
      ) : null}
      {can.askRefund ? (
        <ActionButton kind="plain" small onTap={onAskRefund}>
          申请退款
        </ActionButton>
      ) : null}
      {can.pay ? (
        <View className="order-actions-pay">
          <ActionButton kind="pay" busy={paying} onTap={onPay}>
            立即支付
          </ActionButton>
        </View>
      ) : (
        <ActionButton kind={isEnded(order) ? 'main' : 'plain'} small busy={again} onTap={onAgain}>
          再来一单
        </ActionButton>
      )}
      {cancelling ? <CancelSheet order={order} onChange={onChange} onClose={() => setCancelling(false)} /> : null}
    </View>
  );
};

const isEnded = ({ state }: OrderViewData): boolean => state === 'completed' || state === 'cancelled' || state === 'discarded';
