import { useState } from 'react';
import { startStep, stopStep, type TakeOverData } from '@mendian/shared/take-over/take-over.contract.ts';
import { takeOverStepWords, type TakeOverStep } from '@mendian/shared/take-over/take-over-words.ts';
import { useDesk } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { useAction, useRefresh } from '../../ui/desk/use-action.ts';
import { countText, sumOf } from './counts.ts';
import { buttonText, isNow, nextOf, reportText } from './step-words.ts';

type StepProps = { takeOver: TakeOverData; step: TakeOverStep };

/** Begins a step, or stops the one that is under way; asks first where something is written. */
export const StepButton = ({ takeOver, step }: StepProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const start = () => call(startStep, { takeOverId: takeOver.id, step }).finally(() => refresh('take-overs'));
  const begin = useAction(start);
  const stop = useAction(() => call(stopStep, { takeOverId: takeOver.id }), { said: '做完这一批就停下', refreshes: ['take-overs'] });
  if (isNow(takeOver, step))
    return (
      <Button busy={stop.busy} onClick={() => stop.run(undefined)}>
        停止
      </Button>
    );
  if (!takeOver.can[step]) return null;
  const asks = step === 'run' || step === 'back';
  return (
    <>
      <Button
        look={nextOf(takeOver) === step ? 'main' : 'plain'}
        busy={begin.busy}
        onClick={() => (asks ? setAsking(true) : begin.run(undefined))}
      >
        {buttonText(takeOver, step, takeOverStepWords[step])}
      </Button>
      {asking ? <AskFirst takeOver={takeOver} step={step} onConfirm={start} onClose={() => setAsking(false)} /> : null}
    </>
  );
};

type AskProps = StepProps & { onConfirm: () => Promise<unknown>; onClose: () => void };

const AskFirst = ({ takeOver, step, ...on }: AskProps) =>
  step === 'run' ? (
    <ConfirmDialog title="正式运行" confirmWord="正式运行" danger={false} {...on}>
      <p>{reportText(takeOver)}。</p>
      <p>运行后可以核对；之后没有人动过的可以撤回。</p>
    </ConfirmDialog>
  ) : (
    <ConfirmDialog title="撤回这次接管" confirmWord="撤回" typed={takeOver.name} {...on}>
      <p>
        这次新增的 {countText(sumOf(takeOver, 'added'))} 条会删除，更改的 {countText(sumOf(takeOver, 'changed'))} 条会改回原样。
      </p>
      <p>之后有人用过或改过的保留，并列出原因。撤回后要再用，须重新试运行。</p>
    </ConfirmDialog>
  );
