import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { nextStepOf } from '../card/next-step.ts';
import { useBusy, useDesk } from '../desk.ts';
import { usePrintSlip } from '../slip/use-print-slip.ts';
import { useOrderSteps } from '../use-order-steps.ts';

/** Only what is possible now, and the slips, which always are. */
export const DetailSteps = ({ order }: { order: TerminalOrderData }) => {
  const { open } = useDesk();
  const busy = useBusy(order.id);
  const step = useOrderSteps();
  const printSlip = usePrintSlip();
  const next = nextStepOf(order);
  return (
    <div className="detail-steps">
      <Button look="quiet" onClick={() => void printSlip(order, 'kitchen')}>
        <Icon name="printer" /> 后厨单
      </Button>
      <Button look="quiet" onClick={() => void printSlip(order, 'customer')}>
        <Icon name="printer" /> 顾客单
      </Button>
      {order.can.reject ? (
        <Button onClick={() => open({ kind: 'reject', orderId: order.id })}>{order.state === 'new' ? '拒单' : '做不了'}</Button>
      ) : null}
      {next === null || next.name === 'collect' ? null : (
        <Button look="main" busy={busy} onClick={() => void step(next.name, order)}>
          {next.word}
        </Button>
      )}
    </div>
  );
};
