import { useState } from 'react';
import { answerRefundAsk, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { useBusy, useDesk } from '../desk.ts';
import { numberText } from '../order-words.ts';

const answers = ['已经做好了，欢迎来取', '商品是按您的要求现切的，不能退', '请到店里来，我们当面处理'] as const;

type RefundDialogProps = { order: TerminalOrderData; grant: boolean; onClose: () => void };

/** Answers a customer who asks for the money back: all that is left of it, or a reason why not. */
export const RefundDialog = ({ order, grant, onClose }: RefundDialogProps) => {
  const { actions } = useDesk();
  const busy = useBusy(order.id);
  const [text, setText] = useState('');
  const answer = text.trim();
  const send = async () => {
    const done = await actions.run(order.id, () => call(answerRefundAsk, { orderId: order.id, grant, answer }));
    if (done !== null) onClose();
  };

  return (
    <Dialog
      title={`${grant ? '同意退款' : '不退款，说明理由'} · ${numberText(order)} 号`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>再想想</Button>
          <Button look={grant ? 'danger' : 'main'} busy={busy} disabled={!grant && answer === ''} onClick={() => void send()}>
            {grant ? `退还 ${moneyText(order.payable - order.refunded)}` : '答复顾客'}
          </Button>
        </>
      }
    >
      <p className="dialog-lead">顾客说：{order.refundAsk?.reason}</p>
      {grant ? (
        <p>剩余的全部金额原路退回，订单随即取消。</p>
      ) : (
        <div className="reasons">
          {answers.map((word) => (
            <button key={word} type="button" className={`reason ${text === word ? 'reason-chosen' : ''}`} onClick={() => setText(word)}>
              {word}
            </button>
          ))}
        </div>
      )}
      <input
        className="text-field"
        data-autofocus
        aria-label={grant ? '想对顾客说的话' : '理由'}
        placeholder={grant ? '想对顾客说的话（可不填）' : '或自己写，顾客会看到'}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  );
};
