import { useId, useState, type ReactNode } from 'react';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Problem } from './page.tsx';

type ConfirmProps = {
  title: string;
  /** Names what is destroyed, and whether it can be undone. */
  children: ReactNode;
  confirmWord: string;
  /** For what cannot be undone: text that must be typed first, such as the thing's name. */
  typed?: string;
  danger?: boolean;
  /** What is asked for is complete. */
  ready?: boolean;
  /** A refusal is shown here; when it succeeded the dialog closes. */
  onConfirm: () => unknown;
  onClose: () => void;
};

/** Asks before something is destroyed or reaches many. */
export const ConfirmDialog = ({
  title,
  children,
  confirmWord,
  typed,
  danger = true,
  ready: complete = true,
  onConfirm,
  onClose,
}: ConfirmProps) => {
  const id = useId();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  const ready = complete && (typed === undefined || text.trim() === typed);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose} data-autofocus={typed === undefined ? true : undefined}>
            取消
          </Button>
          <Button look={danger ? 'danger' : 'main'} type="submit" form={id} busy={busy} disabled={!ready}>
            {confirmWord}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (ready && !busy) void confirm();
        }}
      >
        <div className="confirm-words">{children}</div>
        {typed === undefined ? null : <TypedField typed={typed} value={text} onChange={setText} />}
        {problem === null ? null : <Problem sentence={problem} />}
      </form>
    </Dialog>
  );
};

const TypedField = ({ typed, value, onChange }: { typed: string; value: string; onChange: (value: string) => void }) => (
  <label className="field">
    <span className="field-label">请输入“{typed}”以确认</span>
    <input className="input" data-autofocus autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
  </label>
);
