import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../platform/context.ts';

export type NewStore = {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly cityInitial: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly latE6: number;
  readonly lngE6: number;
  readonly branchId: string;
  readonly ownerId: string;
  /** Columns that only some ways of opening a store know of. All stores of one call give the same. */
  readonly more?: Readonly<Record<string, string | number | Date | null>>;
  /** JSON of its settings. */
  readonly settings: string;
};

/**
 * Opens stores, each with all that a store must have: an owner from today on, a trading status (closed by hand, until its own staff
 * open it), a feed and a menu. Nobody receives their money yet, so they take no order. Gives their ids in the order of the stores.
 */
export const addStores = async (ctx: Context, stores: readonly NewStore[], by: string): Promise<string[]> => {
  const { sql, now, newId } = ctx;
  const made = stores.map((store) => ({ store, id: newId() }));
  await sql.insert(
    'store',
    made.map(({ store: { more = {}, ...store }, id }) => ({
      ...{ id, code: store.code, name: store.name, province: store.province, city: store.city, city_initial: store.cityInitial },
      ...{ district: store.district, address: store.address, phone: store.phone, lat_e6: store.latE6, lng_e6: store.lngE6 },
      ...{ branch_id: store.branchId, owner_id: store.ownerId, payee_id: '', settings: store.settings, created_at: now, changed_at: now },
      ...more,
    })),
  );
  const each = (table: string, row: (storeId: string, store: NewStore) => Parameters<typeof sql.later.insert>[1][number]) =>
    sql.later.insert(
      table,
      made.map(({ id, store }) => row(id, store)),
    );
  each('store_owner', (store_id, { ownerId, branchId }) => ({ store_id, from_day: dayOf(now), owner_id: ownerId, branch_id: branchId }));
  each('store_trading', (store_id) => ({ store_id, status: 'closed', pickup: 1, delivery: 0, changed_by: by, changed_at: now }));
  each('feed_counter', (store_id) => ({ store_id, seq: 0 }));
  each('menu_version', (store_id) => ({ store_id, version: 1 }));
  ctx.announce({ renewed: made.map(({ id }) => id) });
  return made.map(({ id }) => id);
};
