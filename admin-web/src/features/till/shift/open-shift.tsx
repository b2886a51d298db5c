import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { openShift } from '@mendian/shared/till/till-shift.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { clock } from '../../../platform/clock.ts';
import { madeId } from '../../../platform/made-id.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { untilAnswered } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { readYuan } from '../../../platform/yuan.ts';
import { Button } from '../../../ui/button.tsx';
import { keepOpening } from '../offline/keep-shift.ts';
import { useOffline, useWhyNotOffline } from '../offline/use-offline.ts';
import type { TillStore } from '../till-store.ts';
import { useNoScan } from '../use-no-scan.ts';
import { ShiftList } from './shift-list.tsx';
import { CashField } from '../pay/cash-field.tsx';
import { TillProblem } from '../till-problem.tsx';

/** No drawer holds more to begin with, and a code of eight digits that is scanned here is more. */
const openingMax = 10_000_000;

/** Before anything is sold, what lies in the drawer is counted. */
export const OpenShift = ({ store, onOpened }: { store: TillStore; onOpened: () => void }) => {
  const [text, setText] = useState('');
  const key = useMemo(newKey, []);
  const typed = readYuan(text, { max: openingMax });
  const id = useMemo(() => madeId(clock.now()), []);
  const offline = useOffline(store.id);
  const why = useWhyNotOffline(store.id, true);
  const open = useMutation({
    mutationFn: async (openingCash: number): Promise<unknown> =>
      offline ? keepOpening(store.id, id, openingCash) : untilAnswered(() => call(openShift, { openingCash }, { key })),
    onSettled: onOpened,
  });
  const openOnce = useSingle(open);
  // Its digits would be the cash in the drawer, and its Enter would open the shift.
  useNoScan('还没有开班，刚才扫的码没有处理，开班后再扫', () => setText(''));
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
        {offline ? <p className="till-quiet">{why ?? '断网中：先在这台机器上开班，只收现金，网络恢复后自动补传。'}</p> : null}
        <TillProblem sentence={open.isError ? sentenceOf(open.error) : null} />
        <Button type="submit" look="main" busy={open.isPending} disabled={typed.kind !== 'fen' || (offline && why !== null)}>
          开班
        </Button>
      </form>
      <ShiftList store={store} />
    </main>
  );
};
