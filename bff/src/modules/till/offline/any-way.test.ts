import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import type { OfflineActionData } from '@mendian/shared/till/offline.contract.ts';
import { listShifts } from '@mendian/shared/till/till-shift.contract.ts';
import { aProduct, type SkuMade } from '../../../../test/build.ts';
import { startHarness } from '../../../../test/harness.ts';
import { workKilled, type Dying } from '../../../../test/killed.ts';
import type { StepContext } from '../../../platform/serve.ts';
import type { Device } from '../../../platform/actor.ts';
import { findFaults } from '../../patrol/find-faults.ts';
import { anOfflineTill, closed, opened, piecesAt, sold, type OfflineTill } from './offline-for-tests.ts';
import { sendOffline } from './send-offline.ts';

const house = await startHarness();
test.after.always(house.stop);

/** Of a sale, `sound`: it adds up; one that does not is listed. */
type Step =
  | { readonly kind: 'open'; readonly cash: number }
  | { readonly kind: 'sell'; readonly pieces: number; readonly sound: boolean }
  | { readonly kind: 'close'; readonly off: number };

const Steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('open' as const), cash: fc.nat(50_000) }),
    ...[1, 2, 3].map(() =>
      fc.record({ kind: fc.constant('sell' as const), pieces: fc.integer({ min: 1, max: 9 }), sound: fc.nat(5).map((no) => no > 0) }),
    ),
    fc.record({ kind: fc.constant('close' as const), off: fc.integer({ min: -100, max: 100 }) }),
  ),
  { minLength: 5, maxLength: 30 },
);

const price = 500;

/** What a till did alone, and what then has to be in the books. */
type Story = {
  readonly actions: readonly OfflineActionData[];
  readonly sales: readonly string[];
  readonly pieces: number;
  /** Of each shift what its drawer should hold. */
  readonly drawers: ReadonlyMap<string, number>;
};

const storyOf = (till: OfflineTill, product: SkuMade, steps: readonly Step[]): Story => {
  const actions: OfflineActionData[] = [];
  const sales: string[] = [];
  const drawers = new Map([[till.shiftId, 20_000]]);
  let [shiftId, pieces, minutesAgo]: [string | null, number, number] = [till.shiftId, 0, steps.length];
  for (const step of steps) {
    minutesAgo -= 1;
    if (step.kind === 'open') {
      const opening = opened(till, step.cash, minutesAgo);
      actions.push(opening);
      drawers.set((shiftId = opening.id), step.cash);
    } else if (shiftId !== null && step.kind === 'sell') {
      const sale = sold({ ...till, shiftId }, [piecesAt(product, price, step.pieces)], {
        minutesAgo,
        ...(step.sound ? {} : { tendered: 0 }),
      });
      actions.push(sale);
      if (!step.sound) continue;
      sales.push(sale.id);
      pieces += step.pieces;
      drawers.set(shiftId, drawers.get(shiftId)! + step.pieces * price);
    } else if (shiftId !== null && step.kind === 'close') {
      actions.push(closed({ ...till, shiftId }, Math.max(0, drawers.get(shiftId)! + step.off)));
      shiftId = null;
    }
  }
  return { actions, sales, pieces, drawers };
};

const agrees = async (t: ExecutionContext, { store, clerk }: OfflineTill, { skuId }: SkuMade, story: Story): Promise<void> => {
  await house.deliver();
  const orders = await house.reads.all<{ id: string }>(
    'SELECT order_id AS id FROM counter_sale WHERE store_id = ? ORDER BY business_day, number',
    [store.id],
  );
  t.deepEqual(orders.map(({ id }) => id), story.sales, 'each sale once, in order'); // prettier-ignore
  const stock = await house.reads.one('SELECT on_hand FROM stock WHERE store_id = ? AND sku_id = ?', [store.id, skuId]);
  t.like(stock, { on_hand: 20 - story.pieces });
  const { items } = await clerk.call(listShifts, { limit: 50 });
  t.deepEqual(Object.fromEntries(items.map(({ id, expected }) => [id, expected])), Object.fromEntries(story.drawers));
  t.deepEqual(await findFaults(house.reads, new Date(house.clock.now.getTime() + 6 * 60_000)), []);
};

const begin = async (steps: readonly Step[]) => {
  const till = await anOfflineTill(house);
  const product = await aProduct(house, till.store, { price, onHand: 20 });
  house.clock.advance(3_600_000);
  return { till, product, story: storyOf(till, product, steps) };
};

/** How a till sends: so many at a time, and what becomes of the answer. */
const Ways = fc.array(fc.record({ size: fc.integer({ min: 1, max: 12 }), end: fc.constantFrom('heard', 'lost', 'twice-at-once') }), {
  minLength: 1,
  maxLength: 12,
});

test.serial('whatever a till did alone, cut anywhere, with answers lost and sent twice at once: each is in the books once', async (t) => {
  await fc.assert(
    fc.asyncProperty(Steps, Ways, async (steps, ways) => {
      const { till, product, story } = await begin(steps);
      let [from, turn] = [0, 0];
      while (from < story.actions.length) {
        const { size, end } = ways[turn++ % ways.length]!;
        const batch = story.actions.slice(from, from + size);
        const [one, other] = await Promise.all([till.send(...batch), ...(end === 'twice-at-once' ? [till.send(...batch)] : [])]);
        if (other !== undefined) t.deepEqual(one, other);
        if (end !== 'lost' || turn > 3 * ways.length) from += size;
      }
      await agrees(t, till, product, story);
    }),
    { numRuns: 12 },
  );
});

test.serial('a server that dies at any statement while it takes them leaves each taken once', async (t) => {
  let killed = 0;
  await fc.assert(
    fc.asyncProperty(Steps, fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), async (steps, lives) => {
      const { till, product, story } = await begin(steps);
      const actor = await deviceOf(till);
      const handle = ({ steps: { transact } }: Dying) =>
        sendOffline(house.running.parts.log)({ actor, transact } as unknown as StepContext<Device>, { actions: [...story.actions] });
      killed += await workKilled({ house: house.house, name: 'till', restart: () => undefined, handle }, lives);
      await agrees(t, till, product, story);
    }),
    { numRuns: 12 },
  );
  t.true(killed > 5);
});

const deviceOf = async ({ store, shiftId }: OfflineTill): Promise<Device> => {
  const shift = await house.reads.one<{ terminal_id: string }>('SELECT terminal_id FROM till_shift WHERE id = ?', [shiftId]);
  return { kind: 'terminal', storeId: store.id, terminalId: shift!.terminal_id };
};
