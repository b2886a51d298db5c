import test from 'ava';
import { reachAt, stageOf } from '../src/features/staging/stage-form.ts';

const staged = { percent: 30, halted: false, stores: [], changedBy: '林薇', changedAt: '2026-11-20T04:00:00.000Z' };

test('the choice shown is the one a feature stands at', (t) => {
  t.is(reachAt({ onAtFirst: true, staged: null }), 'everywhere');
  t.is(reachAt({ onAtFirst: false, staged: null }), 'nowhere');
  t.is(reachAt({ onAtFirst: true, staged }), 'percent');
  t.is(reachAt({ onAtFirst: true, staged: { ...staged, percent: 0 } }), 'named');
  t.is(reachAt({ onAtFirst: true, staged: { ...staged, percent: 100 } }), 'everywhere');
  t.is(reachAt({ onAtFirst: true, staged: { ...staged, halted: true } }), 'nowhere');
});

test('a choice is sent as a percentage; stopping everywhere keeps where it stood', (t) => {
  t.deepEqual(stageOf('everywhere', 30, 30), { percent: 100, halted: false });
  t.deepEqual(stageOf('named', 30, 0), { percent: 0, halted: false });
  t.deepEqual(stageOf('percent', 40, 30), { percent: 40, halted: false });
  t.deepEqual(stageOf('nowhere', 99, 30), { percent: 30, halted: true });
});
