import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listEndedPrints, type PrintJobData } from '@mendian/shared/print/print.contract.ts';
import { printTitle } from '@mendian/shared/print/print-words.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { useNow } from '../../platform/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { momentText } from '../../ui/time-text.ts';
import { AgainDialog } from './again-dialog.tsx';
import { JobRow } from './job-row.tsx';

/** What came out or was given up, the newest first. */
export const EndedList = () => {
  const [again, setAgain] = useState<PrintJobData | null>(null);
  const nowMs = useNow(30_000);
  const found = useInfiniteQuery({
    queryKey: ['prints', 'ended'],
    queryFn: ({ pageParam }) => call(listEndedPrints, pageParam === null ? {} : { after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {found.isPending ? <div className="skeleton" aria-label="正在取打过的小票" /> : null}
      {found.isError ? (
        <Empty title={sentenceOf(found.error)}>
          <Button onClick={() => void found.refetch()}>再试一次</Button>
        </Empty>
      ) : null}
      {found.isSuccess && items.length === 0 ? <Empty title="还没有打过小票">打过的会留 30 天</Empty> : null}
      {items.length === 0 ? null : (
        <ul className="rows">
          {items.map((job) => (
            <JobRow
              key={job.id}
              job={job}
              line={endText(job, nowMs)}
              more={job.askedBy === '' || job.why === '' ? '' : `${job.askedBy}：${job.why}`}
            >
              {job.can.again ? (
                <Button look="quiet" aria-label={`补打 ${printTitle(job)}`} onClick={() => setAgain(job)}>
                  补打
                </Button>
              ) : null}
            </JobRow>
          ))}
        </ul>
      )}
      {found.hasNextPage ? (
        <Button className="more" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          更早的小票
        </Button>
      ) : null}
      {again === null ? null : <AgainDialog job={again} onClose={() => setAgain(null)} />}
    </>
  );
};

/** `12:03 后厨，由打印中转打印` */
const endText = ({ state, at, printerId, printerName, device, endedBy }: PrintJobData, nowMs: number): string => {
  const when = momentText(at.ended ?? at.made, nowMs);
  if (state === 'cancelled') return `${when} ${printerName} · ${endedBy}取消`;
  return printerId === null ? `${when} ${endedBy}在浏览器打印` : `${when} ${printerName} · ${device}`;
};
