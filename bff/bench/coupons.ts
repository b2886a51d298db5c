import { randomInt } from 'node:crypto';
import { insertAll } from '../embedded/seed-rows.ts';
import { newUlid } from '../src/platform/chance.ts';
import { openDatabase } from '../src/platform/database.ts';
import { makeMembers } from './shop.ts';
import type { World } from './world.ts';

export type CouponMade = { readonly id: string; readonly code: string; readonly templateId: string };

const terms = {
  benefit: { kind: 'threshold', from: 3_000, off: 500 },
  goods: { kind: 'all' },
  places: ['chain'],
  channels: ['mini', 'counter'],
  modes: ['pickup', 'delivery'],
  hours: null,
  firstOrder: false,
  alone: false,
};

/** So many held coupons of one template, of members who hold a hundred each. */
export const makeCoupons = async (world: World, count: number): Promise<CouponMade[]> => {
  const now = new Date();
  const members = await makeMembers(world, Math.ceil(count / 100));
  const templateId = newUlid(now);
  const database = openDatabase({ url: world.databaseUrl, replicaUrls: [], connectionsMax: 1 });
  const made = Array.from({ length: count }, (_, index) => ({
    id: newUlid(now),
    templateId,
    code: `8${String(randomInt(10_000_000)).padStart(7, '0')}${String(index).padStart(8, '0')}`,
  }));
  const [from, until] = [-1, 7].map((days) => new Date(now.getTime() + days * 86_400_000));
  await database.transaction(async (sql) => {
    await insertAll(sql, 'coupon_template', [
      {
        ...{ id: templateId, name: '满三十减五', note: '', terms: JSON.stringify(terms), validity: '{"kind":"days","after":0,"days":7}' },
        ...{ bearers: '{"headOffice":500,"branch":300,"owner":200}', total: count, given: count, per_member: 100, per_member_day: 100 },
        ...{ in_centre: 0, state: 'live', created_by: 'bench', created_at: now, changed_at: now },
      },
    ]);
    await insertAll(
      sql,
      'coupon',
      made.map(({ id, code }, index) => ({
        ...{ id, template_id: templateId, member_id: members[Math.floor(index / 100)]!, code, state: 'held', source: 'given' },
        ...{ occasion: id, from_at: from!, until_at: until!, received_at: now },
      })),
    );
  });
  await database.close();
  return made;
};
