import { useState } from 'react';
import { cancelPrint, retryPrint, type PrintJobData } from '@mendian/shared/print/print.contract.ts';
import { isPrintLate, printTitle } from '@mendian/shared/print/print-words.ts';
import { call } from '../../platform/call.ts';
import { useNow } from '../../platform/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { minutesBetween, spanText } from '../../ui/time-text.ts';
import { JobRow } from './job-row.tsx';
import { usePrintAction } from './use-print-action.ts';
import { useOpenPrints } from './use-prints.ts';

export const OpenList = () => {
  const jobs = useOpenPrints();
  const nowMs = useNow(5_000);
  if (jobs.length === 0) return <Empty title="没有等着打的小票">接单时后厨单会自己来，打好就从这里消失</Empty>;
  return (
    <ul className="rows">
      {jobs.map((job) => (
        <OpenRow key={job.id} job={job} nowMs={nowMs} />
      ))}
    </ul>
  );
};

const OpenRow = ({ job, nowMs }: { job: PrintJobData; nowMs: number }) => {
  const [sure, setSure] = useState(false);
  const cancel = usePrintAction((jobId: string) => call(cancelPrint, { jobId }));
  const retry = usePrintAction((jobId: string) => call(retryPrint, { jobId }));
  const asksAPerson = job.state === 'held' || (job.state === 'taken' && job.can.retry);
  return (
    <JobRow job={job} bad={isPrintLate(job, nowMs)} line={lineOf(job, nowMs)} more={moreOf(job, nowMs)}>
      {asksAPerson ? (
        <Button busy={retry.isPending} onClick={() => retry.mutate(job.id)}>
          再打一张
        </Button>
      ) : null}
      {job.can.cancel ? (
        <Button
          look={sure ? 'danger' : 'quiet'}
          busy={cancel.isPending}
          aria-label={`${sure ? '确定取消' : '取消'} ${printTitle(job)}`}
          onClick={() => (sure ? cancel.mutate(job.id) : setSure(true))}
        >
          {sure ? '确定取消' : '取消'}
        </Button>
      ) : null}
    </JobRow>
  );
};

const lineOf = ({ printerName, at }: PrintJobData, nowMs: number): string => {
  const minutes = minutesBetween(Date.parse(at.made), nowMs);
  return `${printerName} · ${minutes < 1 ? '刚刚' : `等了 ${spanText(minutes)}`}`;
};

/** What a person should know or do; empty: nothing. */
const moreOf = (job: PrintJobData, nowMs: number): string => {
  if (job.state === 'failed') return `${job.reason}。好了会接着打，不用再点`;
  if (job.state === 'held') return `${job.reason}。打了 ${job.attempts} 次都不能确认，请看看纸有没有出来`;
  if (job.state === 'taken') return job.can.retry ? '发给打印机之后没有回音，请看看纸有没有出来' : '';
  return isPrintLate(job, nowMs) ? '还没有程序来取，请看看店里的打印中转是不是开着' : '';
};
