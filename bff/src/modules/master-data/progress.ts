import { erpLists, type ErpList } from '../../gateways/erp.ts';

/** What a run does next, in this order; `recheck` looks again at what was refused before. */
const steps = [...erpLists, 'recheck', 'end'] as const;
export type Step = (typeof steps)[number];

/** How far a run is: all that it needs to go on after it was killed. Kept with what the last page changed, in one transaction. */
export type Progress = {
  readonly step: Step;
  /** Where the list goes on; empty: at its beginning. */
  readonly after: string;
  /** Of a full run: the code that the last page ended with, which the next page may begin with again. */
  readonly held: string;
  /** The ERP's time when each list was begun. */
  readonly asOf: Partial<Record<ErpList, string>>;
  /** Of the recheck: the refusals up to this id are done. */
  readonly rechecked: string;
  /** Refusals that this run found and that were not there before. */
  readonly news: number;
};

export const beginning: Progress = { step: 'branches', after: '', held: '', asOf: {}, rechecked: '', news: 0 };

export const progressOf = (text: string): Progress => JSON.parse(text) as Progress;

export const nextStep = (progress: Progress, kind: 'incremental' | 'full'): Progress => {
  const following = steps[steps.indexOf(progress.step) + 1]!;
  // A full run has looked at every row already.
  return { ...progress, step: following === 'recheck' && kind === 'full' ? 'end' : following, after: '', held: '' };
};
