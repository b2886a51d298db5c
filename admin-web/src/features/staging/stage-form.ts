import type { FeatureData } from '@mendian/shared/feature/feature.contract.ts';

/** To whom a feature is open, as a person chooses it. */
export type Reach = 'everywhere' | 'percent' | 'named' | 'nowhere';

/** The choice that a feature stands at. */
export const reachAt = ({ onAtFirst, staged }: Pick<FeatureData, 'onAtFirst' | 'staged'>): Reach => {
  if (staged === null) return onAtFirst ? 'everywhere' : 'nowhere';
  if (staged.halted) return 'nowhere';
  if (staged.percent === 100) return 'everywhere';
  return staged.percent === 0 ? 'named' : 'percent';
};

/** What is sent for a choice; halted, it keeps where it stood, for whoever lets it go on. */
export const stageOf = (reach: Reach, typedPercent: number | null, before: number): { percent: number; halted: boolean } => {
  if (reach === 'everywhere') return { percent: 100, halted: false };
  if (reach === 'named') return { percent: 0, halted: false };
  if (reach === 'nowhere') return { percent: before, halted: true };
  return { percent: typedPercent ?? 0, halted: false };
};
