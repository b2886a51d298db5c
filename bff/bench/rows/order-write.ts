import { sideOf } from '../side.ts';
import { compare } from '../measure.ts';
import { copyOrderRows, countRows, orderTables, readOrderRows } from '../order-rows.ts';
import { makeMembers, openShop, type Shop } from '../shop.ts';
import { inMillis, spreadText } from '../words.ts';
import type { World } from '../world.ts';
import { writeOneByOne } from '../yardsticks/one-by-one.ts';
import type { Row } from './row.ts';

const goal = 1;
const atOnce = 8;

/** Placing an order, whole, beside the same rows written by hand one statement a row. */
export const orderWrite: Row = {
  name: 'order-write',
  run: async (world, { quick }) => {
    const [rounds, operations] = quick ? [3, 300] : [7, 1_000];
    const shop = await openShop(world);
    try {
      const members = await makeMembers(world, (rounds + 2) * operations + 1);
      const sample = await readOrderRows(world.plain, await shop.place(world.chain.open[0]!.id, members.pop()!));
      const someStore = (index: number) => world.chain.open[(index * 7_919) % world.chain.open.length]!.id;
      const yardstick = sideOf(world, { operations, atOnce }, (index) =>
        writeOneByOne(world.plain, copyOrderRows(sample, { storeId: someStore(index), memberId: members[index % members.length]! }).rows),
      );
      const ours = sideOf(world, { operations, atOnce }, async (index) => void (await shop.place(someStore(index), members.pop()!)));
      await expectSameRows(world, shop, members.pop()!, sample);
      const found = await compare({ yardstick, ours }, rounds);
      const rows = orderTables.reduce((total, table) => total + sample[table].length, 0);
      return [
        {
          what: `order-write transaction: ${rows} rows and 3 stock updates`,
          yardstick: `${spreadText(inMillis(found.yardstick.node), ' ms')} Node + ${spreadText(inMillis(found.yardstick.database), ' ms')} database`,
          ours: `${spreadText(inMillis(found.ours.node), ' ms')} Node + ${spreadText(inMillis(found.ours.database), ' ms')} database`,
          ratio: spreadText(found.totalRatio, '×'),
          goal: `≤ ${goal}× its CPU`,
          met: found.totalRatio.median <= goal,
          notes: [
            'Ours also reads store, skus, member and unpaid orders, checks prices and rules, and checks the reply; the yardstick only writes.',
          ],
        },
      ];
    } finally {
      await shop.stop();
    }
  },
};

/** The yardstick writes exactly as many rows of each table as ours, or the comparison would be worth nothing. */
const expectSameRows = async (
  world: World,
  shop: Shop,
  memberId: string,
  sample: Awaited<ReturnType<typeof readOrderRows>>,
): Promise<void> => {
  const before = await countRows(world.plain);
  const storeId = world.chain.open[1]!.id;
  await shop.place(storeId, memberId);
  const between = await countRows(world.plain);
  await writeOneByOne(world.plain, copyOrderRows(sample, { storeId, memberId }).rows);
  const after = await countRows(world.plain);
  for (const table of orderTables)
    if (between[table] - before[table] !== after[table] - between[table])
      throw new Error(`the yardstick writes other rows of ${table} than ours`);
};
