import { rejectOrder, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { ReasonChoice, useReason } from '../../../ui/reason-choice.tsx';
import { useBusy, useDesk } from '../desk.ts';
import { numberText } from '../order-words.ts';

/** What the customer will read. */
const reasons = ['没有货了', '太忙了，做不过来', '要打烊了'] as const;

/** Says no to an order, with a reason the customer reads; the money goes back by itself. */
export const RejectDialog = ({ order, onClose }: { order: TerminalOrderData; onClose: () => void }) => {
  const { actions } = useDesk();
  const busy = useBusy(order.id);
  const choice = useReason();
  const { reason } = choice;
  const reject = async () => {
    const done = await actions.run(order.id, () => call(rejectOrder, { orderId: order.id, reason }));
    if (done !== null) onClose();
  };

  return (
    <Dialog
      title={`${order.state === 'new' ? '拒单' : '做不了'} · ${numberText(order)} 号`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>不拒了</Button>
          <Button look="danger" busy={busy} disabled={reason === ''} onClick={() => void reject()}>
            拒单并退款 {moneyText(order.payable - order.refunded)}
          </Button>
        </>
      }
    >
      <p className="dialog-lead">选一个原因，顾客会看到；款项原路退回。</p>
      <ReasonChoice reasons={reasons} placeholder="写给顾客看的原因，例如：今天停电" choice={choice} />
    </Dialog>
  );
};
