import type { Staff } from '../../src/platform/actor.ts';
import { sideOf } from '../side.ts';
import { compare, type Comparison } from '../measure.ts';
import { inMillis, spreadText } from '../words.ts';
import type { World } from '../world.ts';
import type { Line } from './row.ts';

const goals = { deep: 2, indexed: 3 };

type List = {
  readonly what: string;
  readonly first: () => Promise<void>;
  readonly deep: () => Promise<void>;
  /** Rows of the same page by one read along an index. */
  readonly oneRead: () => Promise<void>;
};
type Effort = { readonly rounds: number; readonly operations: number };

/** A page far down costs as the first one, and neither much more than one indexed read. */
export const listLines = async (world: World, { what, first, deep, oneRead }: List, { rounds, operations }: Effort): Promise<Line[]> => {
  const ours = sideOf(world, { operations, atOnce: 1 }, deep);
  const depth = await compare({ yardstick: sideOf(world, { operations, atOnce: 1 }, first), ours }, rounds);
  const indexed = await compare({ yardstick: sideOf(world, { operations, atOnce: 1 }, oneRead), ours }, rounds);
  return [lineOf(`${what}, beside page 1`, depth, goals.deep), lineOf(`${what}, beside one indexed read`, indexed, goals.indexed)];
};

const lineOf = (what: string, { yardstick, ours, totalRatio }: Comparison, goal: number): Line => ({
  what,
  yardstick: spreadText(inMillis(yardstick.total), ' ms'),
  ours: spreadText(inMillis(ours.total), ' ms'),
  ratio: spreadText(totalRatio, '×'),
  goal: `≤ ${goal}×`,
  met: totalRatio.median <= goal,
});

/** Head office, who sees all. */
export const benchStaff: Staff = {
  ...{ kind: 'headOffice', accountId: 'bench', name: 'bench', sessionId: 'bench', permissions: 'all', scope: [{ kind: 'chain' }] },
  ...{ primary: true, mustChangePassword: false },
};
