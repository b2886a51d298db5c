import test from 'ava';
import fc from 'fast-check';
import * as v from 'valibot';
import { followFault, liftsAny, tierFault, TierDrafts, tiersAfter, type TierDraftData } from './tier-draft.ts';
import { firstTiers, placeOf, reachable, risen, tierFor, tierOf, type Tiers } from './tier.ts';

const draft = (given: Partial<TierDraftData> = {}): TierDraftData => ({
  key: 'fan',
  name: '卤粉',
  growth: 0,
  earnPerMille: 1000,
  ...given,
});
const drafts = (tiers: Tiers): TierDraftData[] =>
  reachable(tiers).map(({ key, name, growth, earnPerMille }) => ({ key, name, growth, earnPerMille }));

for (const [title, tiers, fault] of [
  ['none', [], '至少要有一个等级'],
  ['one alone', [draft()], null],
  ['a lowest that asks for growth', [draft({ growth: 1 })], '最低的等级要从成长值 0 开始'],
  ['two of the same growth', [draft(), draft({ key: 'a', name: '银卡' })], '“银卡”的成长值要比前一个等级高'],
  [
    'falling growth',
    [draft(), draft({ key: 'a', name: '甲', growth: 9 }), draft({ key: 'b', name: '乙', growth: 8 })],
    '“乙”的成长值要比前一个等级高',
  ],
  ['two of one name', [draft(), draft({ key: null, growth: 5 })], '等级的名称不能重复'],
  ['one twice', [draft(), draft({ name: '银卡', growth: 5 })], '同一个等级出现了两次'],
  ['nine', Array.from({ length: 9 }, (_, no) => draft({ key: null, name: `第${no}`, growth: no })), '最多 8 个等级'],
] as const)
  test(`tiers that may be set: ${title}`, (t) => t.is(tierFault(tiers), fault));

test('a tier is bounded, and its name is no more than eight signs', (t) => {
  for (const wrong of [
    { growth: -1 },
    { growth: 0.5 },
    { growth: 1_000_001 },
    { earnPerMille: 99 },
    { earnPerMille: 10_001 },
    { name: '' },
    { name: '一二三四五六七八九' },
    { key: 'Ä' },
  ])
    t.false(v.safeParse(TierDrafts, [draft(wrong)]).success, JSON.stringify(wrong));
  t.true(v.safeParse(TierDrafts, [draft({ name: '🦆🦆🦆🦆' })]).success);
});

test('the lowest stays the lowest, and what is named is there', (t) => {
  t.is(followFault(firstTiers, drafts(firstTiers)), null);
  t.regex(followFault(firstTiers, [draft({ key: 'silver' })]) ?? '', /最低的等级/);
  t.regex(followFault(firstTiers, [draft({ key: null })]) ?? '', /最低的等级/);
  t.regex(followFault(firstTiers, [draft(), draft({ key: 't9', name: '别', growth: 3 })]) ?? '', /不存在的等级/);
});

test('a new one has a key of its own for ever, one that is left out is retired, one that comes back is itself', (t) => {
  const [fan, ...others] = drafts(firstTiers);
  const first = tiersAfter(firstTiers, [fan!, draft({ key: null, name: '铜卡', growth: 100 }), ...others.slice(0, 1)]);
  t.deepEqual(first.map(({ key, isRetired }) => `${key}${isRetired ? ' retired' : ''}`), ['fan', 't1', 'silver', 'gold retired', 'black retired']); // prettier-ignore
  const second = tiersAfter(first, [fan!, draft({ key: null, name: '新铜卡', growth: 50 }), others[1]!]);
  t.deepEqual(second.map(({ key, isRetired }) => `${key}${isRetired ? ' retired' : ''}`), ['fan', 't2', 'gold', 't1 retired', 'silver retired', 'black retired']); // prettier-ignore
});

test('only what may lift somebody asks for looking at all members', (t) => {
  const [fan, silver, gold, black] = drafts(firstTiers) as [TierDraftData, TierDraftData, TierDraftData, TierDraftData];
  const lifts = (...after: TierDraftData[]) => liftsAny(firstTiers, tiersAfter(firstTiers, after));
  t.false(lifts(fan, silver, gold, black));
  t.false(lifts(fan, { ...silver, growth: 500 }, { ...gold, name: '大金卡', earnPerMille: 2000 }, black));
  t.false(lifts(fan, gold));
  t.true(lifts(fan, { ...silver, growth: 299 }, gold, black));
  t.true(lifts(fan, silver, black, { ...gold, growth: 4_000 }), 'who was black may be what is above it now');
  t.true(lifts(fan, silver, gold, black, draft({ key: null, name: '钻石卡', growth: 9_000 })));
});

const anyDrafts = fc
  .uniqueArray(fc.integer({ min: 1, max: 5_000 }), { maxLength: 7 })
  .chain(
    (growths) =>
    fc.tuple(fc.constant(growths.toSorted((a, b) => a - b)), fc.shuffledSubarray([null, null, null, null, null, null, null, 'silver', 'gold', 'black'], { minLength: 7, maxLength: 7 })), // prettier-ignore
  )
  .map(([growths, keys]): TierDraftData[] => [
    draft(),
    ...growths.map((growth, place) => draft({ key: keys[place]!, name: `第${place}级`, growth })),
  ]);

test('however tiers are changed, nobody sinks by it, and who rises has what his growth reaches', (t) => {
  fc.assert(
    fc.property(anyDrafts, fc.constantFrom(...firstTiers), fc.nat(6_000), (set, { key }, growth) => {
      t.is(tierFault(set), null);
      const after = tiersAfter(firstTiers, set);
      const [was, is] = [tierOf(after, key), risen(after, key, growth)];
      t.is(was.key, key, 'what one has is there still');
      t.true(is.key === key || (is.growth > was.growth && is.key === tierFor(after, growth).key));
      t.true(placeOf(after, is.key) < reachable(after).length);
      if (!liftsAny(firstTiers, after) && tierFor(firstTiers, growth).growth <= tierOf(firstTiers, key).growth) t.is(is.key, key);
    }),
  );
});
