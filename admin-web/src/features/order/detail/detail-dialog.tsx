import { useQuery } from '@tanstack/react-query';
import { standingText } from '@mendian/shared/after-sale/after-sale-status.ts';
import { orderStateWords } from '@mendian/shared/order/order-status.ts';
import { getTerminalOrder, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { useNow } from '../../../platform/use-now.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { AfterSaleStrip } from '../card/after-sale-strip.tsx';
import { OrderLines } from '../card/order-lines.tsx';
import { useBoard } from '../desk.ts';
import { modeWords, numberText, whenText } from '../order-words.ts';
import { DetailPrints } from './detail-prints.tsx';
import { DetailSteps } from './detail-steps.tsx';
import { DetailCustomer, DetailHistory, DetailSums } from './detail-parts.tsx';
import { refundsUnderWay } from './history-of.ts';
import { useCaseSteps } from './use-case-steps.ts';

/** All there is to know of an order, and all that can be done with it now. */
export const DetailDialog = ({ orderId, onClose }: { orderId: string; onClose: () => void }) => {
  const onBoard = useBoard().orders[orderId];
  const asked = useQuery({
    queryKey: ['order', orderId, onBoard === undefined],
    queryFn: () => call(getTerminalOrder, { orderId }),
    enabled: onBoard === undefined,
  });
  const order = onBoard ?? asked.data;
  return (
    <Dialog
      place="side"
      title={
        order === undefined ? '订单' : `${numberText(order)}${order.pickupNumber === null ? '' : ' 号'} · ${orderStateWords[order.state]}`
      }
      onClose={onClose}
      footer={order === undefined ? undefined : <DetailSteps order={order} />}
    >
      {order === undefined ? null : <Detail order={order} />}
      {order === undefined && asked.isPending ? <div className="skeleton" aria-label="正在取订单" /> : null}
      {order === undefined && asked.isError ? (
        <Empty title={sentenceOf(asked.error)}>
          <Button onClick={() => void asked.refetch()}>再试一次</Button>
        </Empty>
      ) : null}
    </Dialog>
  );
};

const Detail = ({ order }: { order: TerminalOrderData }) => {
  const nowMs = useNow(15_000);
  const underWay = refundsUnderWay(order);
  const steps = useCaseSteps(order);
  return (
    <div className="detail">
      <p className="detail-when">
        {modeWords[order.mode]} · {whenText(order, nowMs)}
      </p>
      <AfterSaleStrip order={order} />
      {order.afterSale === null || order.afterSale.state === 'asked' ? null : (
        <p className="detail-ask">
          顾客曾申请退款 {moneyText(order.afterSale.asked)}（{order.afterSale.reason}）：{standingText(order.afterSale)}
          {order.afterSale.answer === '' ? '' : `，${order.afterSale.answer}`}
        </p>
      )}
      {order.remark === '' ? null : <p className="remark">备注：{order.remark}</p>}
      <OrderLines lines={order.lines} />
      <DetailSums order={order} />
      {underWay === null ? null : <p className="detail-refunds">{underWay}</p>}
      <DetailCustomer order={order} />
      <DetailPrints order={order} nowMs={nowMs} />
      <DetailHistory order={order} steps={steps} nowMs={nowMs} />
    </div>
  );
};
