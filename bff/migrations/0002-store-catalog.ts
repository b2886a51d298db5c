import { createTable, exact, flag, id, instant, integer, longText, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'payee', {
    columns: {
      id,
      name: text(60),
      mode: exact(10),
      appid: exact(32),
      mchid: exact(32),
      sub_mchid: nullable(exact(32)),
      sub_appid: nullable(exact(32)),
      profit_sharing: withDefault(flag, 0),
    },
    key: ['id'],
  });
  await createTable(sql, 'merchant', {
    columns: { id, code: exact(20), kind: exact(12), name: text(80), contact_name: text(40), contact_phone: text(20), created_at: instant },
    key: ['id'],
    unique: { code: ['code'] },
  });
  await createTable(sql, 'store', {
    columns: {
      id,
      code: exact(20),
      name: text(60),
      province: text(20),
      city: text(20),
      city_initial: exact(1),
      district: text(20),
      address: text(120),
      phone: text(20),
      lat_e6: integer,
      lng_e6: integer,
      /** Whose region it lies in, and who owns it now; the dated history is in `store_owner`. */
      branch_id: id,
      owner_id: id,
      payee_id: id,
      settings: longText,
      created_at: instant,
    },
    key: ['id'],
    unique: { code: ['code'] },
    indexes: { city: ['city', 'name'], owner: ['owner_id'], branch: ['branch_id'] },
  });
  await createTable(sql, 'store_owner', {
    columns: { store_id: id, from_day: exact(10), owner_id: id, branch_id: id },
    key: ['store_id', 'from_day'],
  });
  await createTable(sql, 'store_trading', {
    columns: { store_id: id, status: exact(10), pickup: flag, delivery: flag, changed_by: text(60), changed_at: nullable(instant) },
    key: ['store_id'],
  });
  await createTable(sql, 'category', { columns: { id, name: text(30), position: integer }, key: ['id'] });
  await createTable(sql, 'product', {
    columns: {
      id,
      category_id: id,
      name: text(60),
      line: text(120),
      picture: exact(60),
      tags: text(120),
      sold_by: exact(10),
      weigh: nullable(text(120)),
      options: longText,
      notes: text(300),
      position: integer,
    },
    key: ['id'],
  });
  await createTable(sql, 'sku', {
    columns: { id, product_id: id, name: text(30), price: integer, position: integer },
    key: ['id'],
    indexes: { product: ['product_id'] },
  });
  await createTable(sql, 'stock', {
    columns: { store_id: id, sku_id: id, on_hand: integer, reserved: integer, sold_out: withDefault(flag, 0) },
    key: ['store_id', 'sku_id'],
  });
  await createTable(sql, 'stock_movement', {
    columns: {
      id,
      store_id: id,
      sku_id: id,
      kind: exact(12),
      on_hand: integer,
      reserved: integer,
      order_id: nullable(id),
      line_no: nullable(integer),
      at: instant,
    },
    key: ['id'],
    indexes: { stock: ['store_id', 'sku_id', 'at'], order: ['order_id'] },
  });
  await createTable(sql, 'menu_version', { columns: { store_id: id, version: integer }, key: ['store_id'] });
  await createTable(sql, 'slot', {
    columns: { store_id: id, starts_at: instant, taken: integer },
    key: ['store_id', 'starts_at'],
  });
};
