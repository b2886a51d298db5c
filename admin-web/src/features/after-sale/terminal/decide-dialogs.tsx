import { useState } from 'react';
import { acceptStoreAfterSale, declineStoreAfterSale, passStoreAfterSale } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import type { AfterSaleFileData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { orderMachine } from '@mendian/shared/order/order-status.ts';
import { call } from '../../../platform/call.ts';
import { readYuan, typedYuan } from '../../../platform/yuan.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { ReasonChoice, useReason } from '../../../ui/reason-choice.tsx';
import { amountOf, lineText, partsOf, wholeGrant, type Grant } from '../grant.ts';
import { useDecision } from './use-decision.ts';

type DialogProps = { file: AfterSaleFileData; onClose: () => void };

/** Grants all that was asked, or less of it line by line. */
export const AcceptDialog = ({ file, onClose }: DialogProps) => {
  const [grant, setGrant] = useState<Grant>(() => wholeGrant(file));
  const [answer, setAnswer] = useState('');
  const amount = amountOf(grant);
  const decision = useDecision(
    (key) => call(acceptStoreAfterSale, { caseId: file.id, ...partsOf(grant), answer: answer.trim() }, { key }),
    onClose,
  );
  const { order, can } = file;
  const ends = amount === order.payable - order.refunded && orderMachine.can(order.state, 'refundAll');
  const isOver = amount > can.grantMax;
  return (
    <Dialog
      title="同意退款"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>再想想</Button>
          <Button look="danger" busy={decision.busy} disabled={amount === 0 || isOver} onClick={() => void decision.send()}>
            退还 {moneyText(amount)}
          </Button>
        </>
      }
    >
      <p className="dialog-lead">可以改少，原路退回顾客。{ends ? '全部退回后订单取消，不再制作。' : ''}</p>
      {file.lines.map((line) => (
        <AmountRow
          key={line.no}
          word={lineText(line)}
          max={line.left}
          value={grant.lines[line.no] ?? null}
          onChange={(fen) => setGrant({ ...grant, lines: { ...grant.lines, [line.no]: fen } })}
        />
      ))}
      {file.deliveryFee.left === 0 ? null : (
        <AmountRow
          word="配送费"
          max={file.deliveryFee.left}
          value={grant.deliveryFee}
          onChange={(fen) => setGrant({ ...grant, deliveryFee: fen })}
        />
      )}
      {isOver ? <p className="case-limit">店员最多可退 {moneyText(can.grantMax)}，请改少或转给商户</p> : null}
      <input
        className="text-field"
        aria-label="想对顾客说的话"
        placeholder="想对顾客说的话（可不填）"
        maxLength={100}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
    </Dialog>
  );
};

type AmountProps = { word: string; max: number; value: number | null; onChange: (fen: number | null) => void };

const AmountRow = ({ word, max, value, onChange }: AmountProps) => {
  const [text, setText] = useState(typedYuan(value));
  const typed = readYuan(text, { max });
  return (
    <label className="case-amount">
      <span>
        {word}
        <small className={typed.kind === 'fault' ? 'case-hot' : ''}>
          {typed.kind === 'fault' ? typed.sentence : `最多 ${moneyText(max)}`}
        </small>
      </span>
      <input
        className="text-field"
        inputMode="decimal"
        disabled={max === 0}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const read = readYuan(event.target.value, { max });
          onChange(read.kind === 'fen' ? read.fen : null);
        }}
      />
      元
    </label>
  );
};

/** What the customer will read. */
const reasons = ['已核对，商品没有问题', '商品已按要求做好', '请带商品到店里当面处理'] as const;

export const DeclineDialog = ({ file, onClose }: DialogProps) => {
  const choice = useReason();
  const { reason } = choice;
  const decision = useDecision((key) => call(declineStoreAfterSale, { caseId: file.id, answer: reason }, { key }), onClose);
  return (
    <Dialog
      title="拒绝退款"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>再想想</Button>
          <Button look="danger" busy={decision.busy} disabled={reason === ''} onClick={() => void decision.send()}>
            拒绝并答复顾客
          </Button>
        </>
      }
    >
      <p className="dialog-lead">选一个理由，顾客会看到。顾客再申请时由商户处理。</p>
      <ReasonChoice reasons={reasons} placeholder="写给顾客看的理由" choice={choice} />
    </Dialog>
  );
};

export const PassDialog = ({ file, onClose }: DialogProps) => {
  const [words, setWords] = useState('');
  const decision = useDecision((key) => call(passStoreAfterSale, { caseId: file.id, words: words.trim() }, { key }), onClose);
  return (
    <Dialog
      title="转给商户处理"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>再想想</Button>
          <Button look="main" busy={decision.busy} onClick={() => void decision.send()}>
            转给商户
          </Button>
        </>
      }
    >
      <p className="dialog-lead">转出后门店不能再答复，由商户决定退多少。</p>
      <input
        className="text-field"
        data-autofocus
        aria-label="给商户的说明"
        placeholder="给商户的说明（可不填），例如：已看过实物，确有问题"
        maxLength={100}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Dialog>
  );
};
