import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../desk.ts';

/** What the customer asks for, with the two answers. */
export const RefundAskStrip = ({ order: { id, refundAsk, can } }: { order: TerminalOrderData }) => {
  const { open } = useDesk();
  if (refundAsk?.state !== 'asked' || !can.answerRefund) return null;
  return (
    <div className="refund-ask">
      <p>
        <b>顾客申请退款</b>：{refundAsk.reason}
      </p>
      <div className="refund-answers">
        <Button look="danger" onClick={() => open({ kind: 'refund', orderId: id, grant: true })}>
          同意退款
        </Button>
        <Button onClick={() => open({ kind: 'refund', orderId: id, grant: false })}>说明理由</Button>
      </div>
    </div>
  );
};
