import { cpus } from 'node:os';
import { printTable } from './print-table.ts';
import { counter } from './rows/counter.ts';
import { deskLists } from './rows/desk-lists.ts';
import { gift } from './rows/gift.ts';
import { menu } from './rows/menu.ts';
import { nearestStores } from './rows/nearest-stores.ts';
import { notices } from './rows/notices.ts';
import { orderList } from './rows/order-list.ts';
import { orderWrite } from './rows/order-write.ts';
import { picking } from './rows/pick-coupons.ts';
import type { Line, Row } from './rows/row.ts';
import { permission } from './rows/permission.ts';
import { recognising } from './rows/recognising.ts';
import { startUp } from './rows/start-up.ts';
import { sync } from './rows/sync.ts';
import { terminals } from './rows/terminals.ts';
import { wholeOrder } from './rows/whole-order.ts';
import { openWorld } from './world.ts';
import { writeDocument } from './write-document.ts';

const rows: readonly Row[] = [
  orderWrite,
  wholeOrder,
  menu,
  nearestStores,
  terminals,
  notices,
  startUp,
  deskLists,
  orderList,
  permission,
  sync,
  counter,
  picking,
  gift,
  recognising,
];

type Wanted = { readonly quick: boolean; readonly write: boolean };

/** Runs the rows that were named, or all of them, one after the other on the same database. */
export const run = async (names: readonly string[], { quick, write }: Wanted): Promise<void> => {
  const unknown = names.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0) throw new Error(`no row ${unknown.join(', ')}: there are ${rows.map(({ name }) => name).join(', ')}`);
  if (process.platform !== 'linux') throw new Error('The bench counts CPU time as Linux tells it: run it on Linux.');
  const chosen = names.length === 0 ? rows : rows.filter(({ name }) => names.includes(name));
  const say = (text: string) => console.error(`… ${text}`);
  const world = await openWorld({ stores: 11_000, say });
  const lines: Line[] = [];
  try {
    for (const row of chosen) {
      say(row.name);
      lines.push(...(await row.run(world, { quick })));
    }
  } finally {
    await world.stop();
    printTable(lines);
  }
  if (write) await writeDocument(lines, { cores: cpus().length, quick });
};
