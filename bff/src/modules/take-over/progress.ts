import { takeOverKinds, type TakeOverKind, type TakeOverStep } from '@mendian/shared/take-over/take-over-words.ts';

/** A file is in one of these; which, its first line tells. */
export type Encoding = 'utf-8' | 'gbk';

/** How far a step is: all that it needs to go on after it was killed. Kept with what the last batch changed, in one transaction. */
export type Progress = {
  /** `clear`: what an earlier check wrote goes first. `records`: the way back, over what was made. `end`: nothing is left. */
  readonly phase: 'clear' | 'files' | 'records' | 'end';
  readonly kind: TakeOverKind;
  /** The part of the file that is read, how many of its lines are done, and how many lines of the whole file; on the way back, the last line done. */
  readonly part: number;
  readonly at: number;
  readonly line: number;
  readonly encoding: Encoding | null;
  /** Keys of the columns as they stand in the file; null: its first line was not read yet. */
  readonly columns: readonly string[] | null;
};

const fileStart = { part: 0, at: 0, line: 0, encoding: null, columns: null };
const phases = { check: 'clear', run: 'files', compare: 'files', back: 'records' } as const satisfies Record<TakeOverStep, string>;

export const beginningOf = (step: TakeOverStep): Progress => {
  const phase = phases[step];
  return { phase, kind: phase === 'records' ? takeOverKinds.at(-1)! : takeOverKinds[0], ...fileStart };
};

export const progressOf = (text: string): Progress => JSON.parse(text) as Progress;

/** After one kind the next: forwards what the others need comes first, on the way back it goes last. */
export const nextKind = (progress: Progress): Progress => {
  const way = progress.phase === 'records' ? -1 : 1;
  const kind = takeOverKinds[takeOverKinds.indexOf(progress.kind) + way];
  if (kind !== undefined) return { ...progress, ...fileStart, kind };
  return progress.phase === 'clear' ? { phase: 'files', kind: takeOverKinds[0], ...fileStart } : { ...progress, phase: 'end' };
};
