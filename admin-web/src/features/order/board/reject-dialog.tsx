import { useState } from 'react';
import { rejectOrder, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { useBusy, useDesk } from '../desk.ts';
import { numberText } from '../order-words.ts';

/** What the customer will read. */
const reasons = ['没有货了', '太忙了，做不过来', '要打烊了'] as const;
const other = '其他';

/** Says no to an order, with a reason the customer reads; the money goes back by itself. */
export const RejectDialog = ({ order, onClose }: { order: TerminalOrderData; onClose: () => void }) => {
  const { actions } = useDesk();
  const busy = useBusy(order.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const reason = chosen === other ? typed.trim() : (chosen ?? '');
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
      <div className="reasons" role="radiogroup" aria-label="原因">
        {[...reasons, other].map((word, index) => (
          <button
            key={word}
            type="button"
            role="radio"
            aria-checked={chosen === word}
            data-autofocus={index === 0 ? true : undefined}
            className={`reason ${chosen === word ? 'reason-chosen' : ''}`}
            onClick={() => setChosen(word)}
          >
            {word}
          </button>
        ))}
      </div>
      {chosen === other ? (
        <input
          className="text-field"
          aria-label="其他原因"
          placeholder="写给顾客看的原因，例如：今天停电"
          maxLength={60}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
    </Dialog>
  );
};
