import { useEffect } from 'react';
import { useBoard, useDesk } from '../desk.ts';
import { DetailDialog } from '../detail/detail-dialog.tsx';
import { WeighingDialog } from '../weighing/weighing-dialog.tsx';
import { RejectDialog } from './reject-dialog.tsx';

/** The window that lies open over the page, if any. One that acts on an order closes when the order has left the board. */
export const OpenedDialog = () => {
  const { opened, open } = useDesk();
  const { orders } = useBoard();
  const order = opened === null ? undefined : orders[opened.orderId];
  const gone = opened !== null && opened.kind !== 'detail' && order === undefined;
  useEffect(() => {
    if (gone) open(null);
  }, [gone, open]);

  const close = () => open(null);
  if (opened === null) return null;
  if (opened.kind === 'detail') return <DetailDialog key={opened.orderId} orderId={opened.orderId} onClose={close} />;
  if (order === undefined) return null;
  if (opened.kind === 'weigh') return <WeighingDialog key={order.id} order={order} onClose={close} />;
  return <RejectDialog key={order.id} order={order} onClose={close} />;
};
