import { createContext, useId, useState, type ReactNode } from 'react';
import { useStayHere } from '../../platform/hash.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Problem } from './page.tsx';
import type { Form as FormState } from './use-form.ts';

/** Whether sending was tried: from then on each field says what is wrong with it, also one nobody touched. */
export const TriedContext = createContext(false);

type FormProps<Values> = { form: FormState<Values>; id?: string; className?: string; children: ReactNode };

/** Sends by Enter too. It is not sent while a field says that what stands in it will not do; the first of those gets the focus. */
export const Form = <Values,>({ form, id, className = 'form', children }: FormProps<Values>) => {
  const [tried, setTried] = useState(false);
  return (
    <form
      id={id}
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a dialog lies within the page's form as React sees it.
        event.stopPropagation();
        const wrong = event.currentTarget.querySelector<HTMLElement>('input:invalid, select:invalid, textarea:invalid');
        setTried(wrong !== null);
        if (wrong === null) form.submit();
        else wrong.focus();
      }}
    >
      <TriedContext value={tried}>{children}</TriedContext>
      {form.problem === null ? null : <Problem sentence={form.problem} />}
    </form>
  );
};

type FormDialogProps<Values> = {
  title: string;
  form: FormState<Values>;
  /** What the button does, in words: 保存, 新增账号. */
  submitWord: string;
  /** What it would do would change nothing. */
  idle?: boolean;
  danger?: boolean;
  place?: 'side' | 'centre';
  /** For forms that hold tables. */
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** A form in a sheet at the right, or in the middle for a few fields. What was filled in is not lost by a stray click. */
export const FormDialog = <Values,>({
  title,
  form,
  submitWord,
  idle = false,
  danger = false,
  place = 'side',
  wide = false,
  onClose,
  children,
}: FormDialogProps<Values>) => {
  const id = useId();
  const [leaving, setLeaving] = useState(false);
  useStayHere(form.dirty, () => setLeaving(true));
  const close = () => (form.dirty ? setLeaving(true) : onClose());
  return (
    <Dialog
      title={title}
      place={place}
      className={wide ? 'dialog-wide' : ''}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>取消</Button>
          <Button look={danger ? 'danger' : 'main'} type="submit" form={id} busy={form.busy} disabled={idle}>
            {submitWord}
          </Button>
        </>
      }
    >
      <Form form={form} id={id}>
        {children}
      </Form>
      {leaving ? (
        <ConfirmDialog title="还没有保存" confirmWord="放弃修改" onConfirm={onClose} onClose={() => setLeaving(false)}>
          关闭后，刚才填写的内容就没有了。
        </ConfirmDialog>
      ) : null}
    </Dialog>
  );
};
