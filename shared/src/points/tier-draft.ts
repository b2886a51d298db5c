import * as v from 'valibot';
import { textFrom1To } from '../kernel/fields.ts';
import { reachable, risen, type Tier, type Tiers } from './tier.ts';

export const tiersMax = 8;
/** Tiers that can be reached and retired ones together. */
export const tiersKeptMax = 40;
export const growthMax = 1_000_000;
export const earnPerMilleMin = 100;
export const earnPerMilleMax = 10_000;

/** A tier as somebody at head office writes it; `key` null: a new one. */
const TierDraft = v.object({
  key: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/))),
  name: textFrom1To(8),
  growth: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(growthMax, '成长值最多一百万')),
  earnPerMille: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(earnPerMilleMin, '每元至少 0.1 积分'),
    v.maxValue(earnPerMilleMax, '每元最多 10 积分'),
  ),
});
export type TierDraftData = v.InferOutput<typeof TierDraft>;

/** What is wrong with tiers, from the lowest on, as a sentence; null: they may be set. */
export const tierFault = (tiers: readonly TierDraftData[]): string | null => {
  if (tiers.length === 0) return '至少要有一个等级';
  if (tiers.length > tiersMax) return `最多 ${tiersMax} 个等级`;
  if (tiers[0]!.growth !== 0) return '最低的等级要从成长值 0 开始';
  const tooLow = tiers.find(({ growth }, place) => place > 0 && growth <= tiers[place - 1]!.growth);
  if (tooLow !== undefined) return `“${tooLow.name}”的成长值要比前一个等级高`;
  if (new Set(tiers.map(({ name }) => name)).size < tiers.length) return '等级的名称不能重复';
  const keys = tiers.flatMap(({ key }) => (key === null ? [] : [key]));
  return new Set(keys).size < keys.length ? '同一个等级出现了两次' : null;
};

export const TierDrafts = v.pipe(
  v.array(TierDraft),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed ? tierFault(dataset.value) : null;
    if (fault !== null) addIssue({ message: fault });
  }),
);

/** Why these cannot follow those that are set now; null: they can. The lowest stays the lowest, as whoever has no other has it. */
export const followFault = (before: Tiers, drafts: readonly TierDraftData[]): string | null => {
  if (drafts[0]?.key !== before[0]!.key) return '最低的等级可以改名，不能换成别的或删除';
  const isUnknown = drafts.some(({ key }) => key !== null && !before.some((tier) => tier.key === key));
  if (isUnknown) return '其中有不存在的等级，请刷新后再改';
  return null;
};

/** The tiers that are set by a draft: new ones get a key that none ever had, those that are missing are retired. */
export const tiersAfter = (before: Tiers, drafts: readonly TierDraftData[]): Tier[] => {
  let number = before.reduce((highest, { key }) => Math.max(highest, Number(/^t(\d+)$/.exec(key)?.[1] ?? 0)), 0);
  const set = drafts.map((draft) => ({ ...draft, key: draft.key ?? `t${(number += 1)}`, isRetired: false }));
  const missing = before.filter(({ key }) => !set.some((tier) => tier.key === key));
  return [...set, ...missing.map((tier) => ({ ...tier, isRetired: true }))];
};

/** Whether anybody who had by his growth what he could have may have more of it now. */
export const liftsAny = (before: Tiers, after: Tiers): boolean =>
  before.some(({ key }) =>
    reachable(after).some(({ growth }) => risen(before, key, growth).key === key && risen(after, key, growth).key !== key),
  );
