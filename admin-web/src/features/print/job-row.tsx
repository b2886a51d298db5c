import type { ReactNode } from 'react';
import type { PrintJobData } from '@mendian/shared/print/print.contract.ts';
import { printStateWords, printTitle } from '@mendian/shared/print/print-words.ts';

type RowProps = { job: PrintJobData; bad?: boolean; line: string; more?: string; children?: ReactNode };

/** A ticket: what it is, where it stands, and what can be done with it. */
export const JobRow = ({ job, bad = false, line, more = '', children }: RowProps) => (
  <li className={`print-row ${bad ? 'print-row-bad' : ''}`} aria-label={printTitle(job)}>
    <div>
      <p className="print-what">
        <b>{printTitle(job)}</b>
        <span className={`print-state print-${job.state}`}>{printStateWords[job.state]}</span>
      </p>
      <p className="print-line">{line}</p>
      {more === '' ? null : <p className="print-more">{more}</p>}
    </div>
    {children === undefined ? null : <div className="print-buttons">{children}</div>}
  </li>
);
