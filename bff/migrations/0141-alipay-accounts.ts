import { addColumns, addIndexes, createTable, day, exact, id, instant, integer, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Whose Alipay receives a payee's money: the application's own owner, or a merchant who authorised the application. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'alipay_account', {
    columns: {
      id,
      name: text(80),
      /** Alipay's number of the merchant; null: of the application's own owner, which it does not tell. */
      pid: nullable(exact(16)),
      /** Opens nothing without the application's key. Null: the application's own. */
      auth_token: nullable(exact(64)),
      changed_by: text(80),
      changed_at: instant,
    },
    key: ['id'],
    unique: { pid: ['pid'] },
  });
  await addColumns(sql, 'payee', { alipay_account_id: nullable(id) });
  await addColumns(sql, 'charge', { alipay_account_id: nullable(id) });
  await addIndexes(sql, 'charge', { alipay: ['alipay_account_id', 'settled_at'] });
  await createTable(sql, 'alipay_bill_check', {
    columns: { alipay_account_id: id, day, checked_at: instant, rows_seen: integer, differences: integer },
    key: ['alipay_account_id', 'day'],
  });
  await sql.insert(
    'alipay_account',
    [{ id: 'own', name: '总部的支付宝', pid: null, auth_token: null, changed_by: '', changed_at: new Date(0) }],
    { ignore: true },
  );
  // Until now all went to the application's owner: whoever took Alipay goes on doing so.
  await sql.run(
    `UPDATE payee SET alipay_account_id = 'own'
     WHERE alipay_account_id IS NULL AND EXISTS (SELECT 1 FROM charge c WHERE c.payee_id = payee.id AND c.method = 'alipay')`,
  );
};
