/** The levels of membership, from the lowest on; keys are stored and never change their meaning. */
export const levels = [
  { key: 'fan', name: '卤粉', growth: 0, earnPerMille: 1000 },
  { key: 'silver', name: '银卡', growth: 300, earnPerMille: 1100 },
  { key: 'gold', name: '金卡', growth: 1000, earnPerMille: 1250 },
  { key: 'black', name: '黑金卡', growth: 3000, earnPerMille: 1500 },
] as const satisfies readonly Level[];

export type Level = {
  readonly key: string;
  readonly name: string;
  /** Growth within twelve months from which on a member has it: a whole yuan that was paid and not given back is one. */
  readonly growth: number;
  /** Points for each yuan paid, in thousandths. */
  readonly earnPerMille: number;
};
export type LevelKey = (typeof levels)[number]['key'];
export const levelKeys = levels.map(({ key }) => key);

export const levelOf = (key: LevelKey): Level => levels.find((level) => level.key === key)!;

/** The highest level that so much growth reaches. */
export const levelFor = (growth: number): LevelKey => levels.findLast((level) => growth >= level.growth)?.key ?? 'fan';

const rank = (key: LevelKey): number => levelKeys.indexOf(key);

/** A member rises at once and sinks only by the yearly review. */
export const risen = (level: LevelKey, growth: number): LevelKey => (rank(levelFor(growth)) > rank(level) ? levelFor(growth) : level);

/** The next level and the growth that is missing; null: there is none above. */
export const nextLevel = (key: LevelKey, growth: number): { readonly level: Level; readonly missing: number } | null => {
  const level = levels[rank(key) + 1];
  return level === undefined ? null : { level, missing: Math.max(0, level.growth - growth) };
};

/** Months of growth that count, and between two reviews. */
export const levelMonths = 12;
