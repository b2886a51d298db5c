import { isReached, type Stage } from '../terminal/release-rule.ts';

/** A part of the server that head office can have on for some stores first. */
type Feature = {
  readonly name: string;
  readonly sentence: string;
  /** Whether stores have it before anybody has staged it. */
  readonly onAtFirst: boolean;
};

/** All there are, by their keys. A key is stored; it never changes its meaning. */
export const features = {
  'terminal.changes-by-itself': {
    name: '终端自动换新版本',
    sentence: '开：终端一分钟没人操作时自己换上发布给它的版本；关：只提示有新版本，由店员点按钮换上',
    onAtFirst: true,
  },
} as const satisfies Record<string, Feature>;

export type FeatureKey = keyof typeof features;

export const isFeatureKey = (key: string): key is FeatureKey => Object.hasOwn(features, key);

/** Whether a store has a feature. Each store has its place, whatever terminals stand in it. `stage` null: nobody has staged it. */
export const isFeatureOn = (key: FeatureKey, stage: Stage | null, storeId: string): boolean =>
  stage === null ? features[key].onAtFirst : isReached(key, stage, { id: storeId, storeId });

/**
 * Whether a feature may go from one percentage to another. It only grows: stores that have it keep it. Halted, nobody has it, so it
 * may begin anew at any.
 */
export const mayStage = (before: Pick<Stage, 'percent' | 'halted'>, after: Pick<Stage, 'percent' | 'halted'>): boolean =>
  before.halted || after.halted || after.percent >= before.percent;

/** How far a feature is put out, in words; `named` counts the stores that are named. */
export const reachText = ({ percent, halted }: Pick<Stage, 'percent' | 'halted'>, named: number): string => {
  if (halted) return '全部停用';
  if (percent === 100) return '全部门店';
  if (percent === 0) return named === 0 ? '没有门店' : `点名的 ${named} 家门店`;
  return `${percent}% 的门店${named === 0 ? '' : `，另点名 ${named} 家`}`;
};
