import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { openShift } from '@mendian/shared/till/till-shift.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { untilAnswered } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { readYuan } from '../../../platform/yuan.ts';
import { Button } from '../../../ui/button.tsx';
import { ShiftList } from './shift-list.tsx';
import { CashField } from '../pay/cash-field.tsx';

/** Before anything is sold, what lies in the drawer is counted. */
export const OpenShift = ({ onOpened }: { onOpened: () => void }) => {
  const [text, setText] = useState('');
  const key = useMemo(newKey, []);
  const typed = readYuan(text);
  const open = useMutation({
    mutationFn: (openingCash: number) => untilAnswered(() => call(openShift, { openingCash }, { key })),
    onSettled: onOpened,
  });
  const openOnce = useSingle(open);
  return (
    <main className="page till-shift">
      <form
        className="till-shift-card"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.kind === 'fen') openOnce(typed.fen);
        }}
      >
        <h2>开班</h2>
        <p className="till-quiet">点清钱箱里的备用金，填好就可以收银。交班时会按它核对现金。</p>
        <CashField label="钱箱里的备用金" text={text} onText={setText} problem={typed.kind === 'fault' ? typed.sentence : null} autoFocus />
        {open.isError ? (
          <p className="till-problem" role="alert">
            {sentenceOf(open.error)}
          </p>
        ) : null}
        <Button type="submit" look="main" busy={open.isPending} disabled={typed.kind !== 'fen'}>
          开班
        </Button>
      </form>
      <ShiftList />
    </main>
  );
};
