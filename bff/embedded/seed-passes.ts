import type { PassDraftData } from '@mendian/shared/pass/pass-draft.ts';
import type { Sql } from '../src/platform/sql.ts';
import { demoStaff } from './demo-staff.ts';
import { insertAll } from './seed-rows.ts';

type Kind = Omit<PassDraftData, 'productIds' | 'payeeId' | 'places'> & { readonly pictures: readonly string[] };

/** Named by the pictures of the products that a use gives. */
const kinds: readonly Kind[] = [
  {
    ...{ name: '饮品月卡', note: '三样饮品任选，冷热都行', pictures: ['plum-drink', 'soy-milk', 'herbal-tea'] },
    ...{ price: 6_900, days: 30, uses: 20, usesPerDay: 2, earns: 380, bearers: { headOffice: 800, branch: 200, owner: 0 } },
  },
  {
    ...{ name: '每天一份老卤蛋', note: '', pictures: ['braised-egg'] },
    ...{ price: 4_900, days: 30, uses: 30, usesPerDay: 1, earns: 180, bearers: { headOffice: 1000, branch: 0, owner: 0 } },
  },
];

/** Two passes on sale in all stores; head office's own payee is paid. */
export const seedPasses = async (sql: Sql, payeeId: string, newId: () => string, now: Date): Promise<void> => {
  const products = await sql.all<{ id: string; picture: string }>('SELECT id, picture FROM product WHERE picture IN (?)', [
    kinds.flatMap(({ pictures }) => pictures),
  ]);
  const idOf = (picture: string) => products.find((product) => product.picture === picture)!.id;
  await insertAll(
    sql,
    'pass_kind',
    kinds.map(({ pictures, usesPerDay, bearers, ...kind }) => ({
      ...{ id: newId(), ...kind, uses_per_day: usesPerDay, product_ids: JSON.stringify(pictures.map(idOf)), places: '["chain"]' },
      ...{ bearers: JSON.stringify(bearers), payee_id: payeeId, state: 'live', created_by: demoStaff.hq.realName, created_at: now },
      ...{ started_by: demoStaff.hq.realName, started_at: now, changed_at: now },
    })),
  );
};
