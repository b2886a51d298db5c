import test from 'ava';
import fc from 'fast-check';
import { features, isFeatureOn, mayStage, reachText, type FeatureKey } from './features.ts';

const key: FeatureKey = 'terminal.changes-by-itself';
const anyStore = fc.string({ minLength: 1, maxLength: 26 });
const stage = (percent: number, storeIds: string[] = [], halted = false) => ({ percent, storeIds: new Set(storeIds), halted });

test('A growing percentage keeps every store that has the feature, and a smaller one is not allowed', (t) => {
  fc.assert(
    fc.property(anyStore, fc.nat(100), fc.nat(100), (storeId, before, after) => {
      if (mayStage(stage(before), stage(after)))
        t.true(!isFeatureOn(key, stage(before), storeId) || isFeatureOn(key, stage(after), storeId));
      else t.true(after < before);
    }),
  );
});

test('Nothing reaches no store, all reaches every store, and halted no store has it, named or not', (t) => {
  fc.assert(
    fc.property(anyStore, fc.nat(100), (storeId, percent) => {
      t.false(isFeatureOn(key, stage(0), storeId));
      t.true(isFeatureOn(key, stage(100), storeId));
      t.false(isFeatureOn(key, stage(percent, [storeId], true), storeId));
    }),
  );
});

test('Where nobody staged it, a feature is as its list says; named stores have it, and only they', (t) => {
  t.is(isFeatureOn(key, null, 's1'), features[key].onAtFirst);
  t.true(isFeatureOn(key, stage(0, ['s1']), 's1'));
  t.false(isFeatureOn(key, stage(0, ['s1']), 's2'));
});

test('After it was halted it may begin anew with fewer stores', (t) => {
  t.true(mayStage(stage(50, [], true), stage(5)));
  t.true(mayStage(stage(50), stage(5, [], true)));
});

test('How far it is put out reads as a person says it', (t) => {
  t.is(reachText(stage(100), 2), '全部门店');
  t.is(reachText(stage(30), 2), '30% 的门店，另点名 2 家');
  t.is(reachText(stage(30), 0), '30% 的门店');
  t.is(reachText(stage(0), 2), '点名的 2 家门店');
  t.is(reachText(stage(0), 0), '没有门店');
  t.is(reachText(stage(100, [], true), 2), '全部停用');
});
