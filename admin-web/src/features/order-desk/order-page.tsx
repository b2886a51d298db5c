import { useState } from 'react';
import { orderStateWords } from '@mendian/shared/order/order-status.ts';
import type { DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import { useParam } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Page, PageHead, Problem, Skeleton } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { OrderFacts, OrderPayment } from './order-facts.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderNotes } from './order-notes.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { stateTones } from './order-words.ts';
import { useOrder } from './use-orders.ts';

const back = { to: '/orders', title: '订单' };

/** All there is to know of an order on one page, and what can be done with it now. */
export const OrderPage = () => {
  const orderId = useParam('orderId');
  const asked = useOrder(orderId);
  if (asked.data !== undefined && asked.data.id === orderId) return <Order order={asked.data} />;
  return (
    <Page>
      <PageHead title="订单详情" back={back} />
      {asked.isError ? <Problem sentence={sentenceOf(asked.error)} retry={() => void asked.refetch()} /> : <Skeleton rows={12} />}
    </Page>
  );
};

const Order = ({ order }: { order: DeskOrderData }) => {
  const [refunding, setRefunding] = useState(false);
  return (
    <Page>
      <PageHead
        title={`${order.pickupNumber ?? '订单'} · ${order.storeName}`}
        sentence={<StatusDot tone={stateTones[order.state]}>{orderStateWords[order.state]}</StatusDot>}
        back={back}
        actions={order.can.refundMax > 0 ? <Button onClick={() => setRefunding(true)}>退款</Button> : undefined}
      />
      <OrderLines order={order} />
      <OrderTimeline order={order} />
      <OrderFacts order={order} />
      <OrderPayment order={order} />
      <OrderNotes order={order} />
      {refunding ? <RefundDialog order={order} onClose={() => setRefunding(false)} /> : null}
    </Page>
  );
};
