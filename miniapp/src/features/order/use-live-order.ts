import { useDidHide, useDidShow } from '@tarojs/taro';
import { getOrder, type OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../platform/call.ts';
import { followOrder } from '../../platform/feed.ts';
import { useRead } from '../../platform/use-read.ts';

const pollMs = 5_000;

/** An order as it is now: the feed tells every change; while there is no feed it is asked for. */
export const useLiveOrder = (orderId: string) => {
  const reading = useRead<OrderViewData>(orderId, () => call(getOrder, { orderId }), { onShow: true, mine: true });
  const [visible, setVisible] = useState(true);
  const [connected, setConnected] = useState(false);
  const latest = useRef(reading);
  latest.current = reading;
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));

  const over = reading.data !== null && isOver(reading.data);
  const known = reading.data !== null;

  useEffect(() => {
    if (!visible || over || !known) return;
    return followOrder({ orderId, onOrder: (order) => latest.current.put(order), onConnected: setConnected });
  }, [orderId, visible, over, known]);

  useEffect(() => {
    if (!visible || over || connected || !known) return;
    const timer = setInterval(() => void latest.current.refresh(), pollMs);
    return () => clearInterval(timer);
  }, [visible, over, connected, known]);

  return { ...reading, connected };
};

/** Nothing will change any more: it ended and no refund is under way. */
const isOver = ({ state, refunds, afterSale }: OrderViewData): boolean =>
  (state === 'completed' || state === 'cancelled' || state === 'discarded') &&
  afterSale?.state !== 'asked' &&
  afterSale?.state !== 'refunding' &&
  refunds.every((refund) => refund.state === 'succeeded' || refund.state === 'closed');
