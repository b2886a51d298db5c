import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';
import {
  addColumns,
  createTable,
  exact,
  flag,
  id,
  instant,
  integer,
  longText,
  nullable,
  text,
  withDefault,
} from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Products that head office edits: on and off sale, combos, shared groups of options; prices and menus by level. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'product', { on_sale: withDefault(flag, 1), combo: withDefault(flag, 0) });
  await addColumns(sql, 'sku', { on_sale: withDefault(flag, 1) });
  await createTable(sql, 'combo_part', {
    columns: { sku_id: id, part_sku_id: id, quantity: integer, position: integer },
    key: ['sku_id', 'part_sku_id'],
    indexes: { part: ['part_sku_id'] },
  });
  await createTable(sql, 'option_group', {
    columns: { id, name: text(20), kind: exact(4), max: integer, choices: longText, created_at: nullable(instant) },
    key: ['id'],
  });
  /** Which groups a product has; `product.options` is their copy, so that an order reads one row. */
  await createTable(sql, 'product_option', {
    columns: { product_id: id, group_id: id, position: integer },
    key: ['product_id', 'group_id'],
    indexes: { group: ['group_id'] },
  });
  await createTable(sql, 'price', {
    columns: {
      /** `chain`, `branch:…`, `franchisee:…`, `store:…`. */
      node: exact(50),
      sku_id: id,
      valid_from: instant,
      /** Grows with the time at which it was set: of two that begin together the greater counts. */
      id,
      /** The first instant at which it counts no more. */
      valid_to: nullable(instant),
      /** Null: nothing of its own, the level above counts. */
      amount: nullable(integer),
      change_id: id,
    },
    key: ['node', 'sku_id', 'valid_from', 'id'],
    indexes: { sku: ['sku_id', 'valid_from'], change: ['change_id'], from: ['valid_from'], to: ['valid_to'] },
  });
  await createTable(sql, 'price_change', {
    columns: {
      id,
      node: exact(50),
      /** Of a store's level, so that lists can ask for its belonging. */
      store_id: nullable(id),
      valid_from: instant,
      valid_to: nullable(instant),
      /** What was set, with the names of that time, as JSON. */
      prices: longText,
      stores: integer,
      set_by: text(80),
      set_at: instant,
      cancelled_by: nullable(text(80)),
      cancelled_at: nullable(instant),
    },
    key: ['id'],
    indexes: { node: ['node', 'id'], store: ['store_id'], from: ['valid_from', 'id'] },
  });
  await createTable(sql, 'assortment', {
    columns: { node: exact(50), product_id: id, sells: flag, set_by: text(80), set_at: instant },
    key: ['node', 'product_id'],
  });
  /** Beside the stores' versions: one for what all menus are made of, one for what is planned. */
  for (const store_id of ['chain', 'plans']) await sql.insert('menu_version', [{ store_id, version: 0 }], { ignore: true });
  await shareOptions(sql);
};

type Row = { id: string; options: string };

/** Until now each product had options of its own: they become groups, which products may share from now on. */
const shareOptions = async (sql: Sql): Promise<void> => {
  for (const product of await sql.all<Row>('SELECT id, options FROM product'))
    for (const [position, { id: groupId, name, kind, max, choices }] of (JSON.parse(product.options) as OptionGroupData[]).entries()) {
      const group = { id: groupId, name, kind, max, choices: JSON.stringify(choices) };
      await sql.insert('option_group', [group], { ignore: true });
      await sql.insert('product_option', [{ product_id: product.id, group_id: groupId, position }], { ignore: true });
    }
};
