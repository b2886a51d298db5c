import { useQuery } from '@tanstack/react-query';
import { listOrderPrints, type PrintJobData } from '@mendian/shared/print/print.contract.ts';
import { printStateWords, printTitle } from '@mendian/shared/print/print-words.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';
import { momentText } from '../../../ui/time-text.ts';

/** Which slips of the order were printed, when, where and by whom. */
export const DetailPrints = ({ order: { id: orderId, at }, nowMs }: { order: TerminalOrderData; nowMs: number }) => {
  const { data } = useQuery({
    queryKey: ['prints', 'order', orderId, at.taken, at.ready, at.kitchenPrinted, at.customerPrinted],
    queryFn: () => call(listOrderPrints, { orderId }),
    placeholderData: (before) => before,
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="detail-part">
      <h3>小票</h3>
      <ol className="history">
        {data.items.map((job) => (
          <li key={job.id}>
            <time dateTime={job.at.ended ?? job.at.made}>{momentText(job.at.ended ?? job.at.made, nowMs)}</time>
            <b>
              {printTitle({ ...job, pickupNumber: null })} {printStateWords[job.state]}
            </b>
            <span>{whereOf(job)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};

const whereOf = ({ state, printerId, printerName, reason, endedBy, askedBy, why }: PrintJobData): string =>
  [
    printerId === null ? '浏览器' : printerName,
    state === 'failed' || state === 'held' ? reason : endedBy,
    why === '' ? '' : `${askedBy}：${why}`,
  ]
    .filter((text) => text !== '')
    .join(' · ');
