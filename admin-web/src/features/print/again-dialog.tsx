import { useState } from 'react';
import { printAgain, type PrintJobData } from '@mendian/shared/print/print.contract.ts';
import { printTitle } from '@mendian/shared/print/print-words.ts';
import { call, newKey } from '../../platform/call.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ReasonChoice, useReason } from '../../ui/reason-choice.tsx';
import { usePrintAction } from './use-print-action.ts';

const reasons = ['没有看到', '掉了或弄脏了', '没有打全'] as const;

/** One more of the same ticket, with a reason; 补打 stands on it. */
export const AgainDialog = ({ job, onClose }: { job: PrintJobData; onClose: () => void }) => {
  const choice = useReason();
  const [key] = useState(newKey);
  const again = usePrintAction((why: string) => call(printAgain, { jobId: job.id, why }, { key }), onClose);
  return (
    <Dialog
      title={`补打 · ${printTitle(job)}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>不打了</Button>
          <Button look="main" busy={again.isPending} disabled={choice.reason === ''} onClick={() => again.mutate(choice.reason)}>
            补打一张
          </Button>
        </>
      }
    >
      <p className="dialog-lead">选一个原因，会记在打印记录里；纸上注明补打。</p>
      <ReasonChoice reasons={reasons} placeholder="为什么再打一张" choice={choice} />
    </Dialog>
  );
};
