import type { PrintJobData } from './print.contract.ts';
import { printForgottenMs, printKindWords, printLateMs, type PrintState } from './print-status.ts';

export const printStateWords: Readonly<Record<PrintState, string>> = {
  waiting: '待打',
  taken: '正在打',
  failed: '没打出来',
  held: '等人决定',
  printed: '已打印',
  cancelled: '已取消',
};

/** `A001 后厨单` or `261120-0012 收银小票`, and whether it is one more of the same. */
export const printTitle = ({ kind, pickupNumber, saleNumber, copy, doubtful }: PrintJobData): string => {
  const number = pickupNumber ?? saleNumber;
  return `${number === null ? '' : `${number} `}${printKindWords[kind]}${copy > 0 || doubtful ? '（补打）' : ''}`;
};

type Waiting = Pick<PrintJobData, 'state' | 'at'>;
const waitedMs = ({ at }: Waiting, nowMs: number): number => nowMs - Date.parse(at.made);

/** Whether somebody should look: it did not come out, or not yet although it should have. */
export const isPrintLate = (job: Waiting, nowMs: number): boolean =>
  job.state === 'failed' || job.state === 'held' || waitedMs(job, nowMs) >= printLateMs;

export const isPrintForgotten = (job: Waiting, nowMs: number): boolean => waitedMs(job, nowMs) >= printForgottenMs;
