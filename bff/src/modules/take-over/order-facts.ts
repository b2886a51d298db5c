import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { readNamedSkus, type NamedSku } from '../catalog/index.ts';
import { askStore, type StoreFacts } from '../store/index.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Asking } from './kind.ts';
import { readMembersNamed, type MemberOf } from './members-named.ts';
import type { GoodsLine, OrderLine } from './read-order.ts';

/** Everything here that orders of a file name, read for all of them at once. */
export type OrderFacts = {
  /** By code. */
  readonly stores: ReadonlyMap<string, StoreFacts>;
  /** Every payee's own mchid (of a service provider's, the sub_mchid), by id. */
  readonly mchids: ReadonlyMap<string, string>;
  readonly memberOf: MemberOf;
  /** The skus that a line may mean. */
  readonly skusOf: (storeCode: string, line: GoodsLine) => readonly NamedSku[];
  /** Numbers of payments that are here already. */
  readonly trades: ReadonlySet<string>;
  readonly isCodeUsed: (storeCode: string, code: string) => boolean;
};

export const readOrderFacts = async ({ sql, now }: Asking, rows: readonly OrderLine[]): Promise<OrderFacts> => {
  const stores = await readStores(sql, rows);
  const payees = await sql.all<{ id: string; mchid: string; sub_mchid: string | null }>('SELECT id, mchid, sub_mchid FROM payee');
  const trades = await sql.all<{ number: string }>('SELECT out_trade_no AS number FROM payment WHERE out_trade_no IN (?)', [
    rows.map(({ outTradeNo }) => outTradeNo),
  ]);
  const codes = await readCodes({ sql, now }, rows, stores);
  return {
    stores,
    mchids: new Map(payees.map(({ id, mchid, sub_mchid: sub }) => [id, sub ?? mchid])),
    memberOf: await readMembersNamed(sql, rows.map(({ member }) => member)), // prettier-ignore
    skusOf: await readSkus(sql, rows, stores),
    trades: new Set(trades.map(({ number }) => number)),
    isCodeUsed: (storeCode, code) => codes.has(`${stores.get(storeCode)?.id} ${code}`),
  };
};

const readStores = async (sql: Reads, rows: readonly OrderLine[]): Promise<Map<string, StoreFacts>> => {
  const found = await sql.all<{ id: string }>('SELECT id FROM store WHERE code IN (?)', [rows.map(({ storeCode }) => storeCode)]);
  const stores = found.length === 0 ? [] : await sql.ask(...found.map(({ id }) => askStore(id)));
  return new Map(stores.flatMap((store) => (store === null ? [] : [[store.code, store]])));
};

const readSkus = async (sql: Reads, rows: readonly OrderLine[], stores: ReadonlyMap<string, StoreFacts>): Promise<OrderFacts['skusOf']> => {
  const byStore = new Map<string, NamedSku[]>();
  for (const [storeCode, its] of Map.groupBy(rows, (row) => row.storeCode)) {
    const store = stores.get(storeCode);
    const names = its.flatMap(({ lines }) => lines.map(({ goods }) => goods));
    if (store !== undefined) byStore.set(storeCode, await readNamedSkus(sql, store.id, names));
  }
  return (storeCode, { goods, spec }) =>
    (byStore.get(storeCode) ?? []).filter(({ name, skuName }) => name === goods && (spec === '' || skuName === spec));
};

const eightDigits = /^\d{8}$/;
export const isCode = (text: string): boolean => eightDigits.test(text);

/** `<store's id> <code>` of orders that can still be collected. */
const readCodes = async ({ sql, now }: Asking, rows: readonly OrderLine[], stores: ReadonlyMap<string, StoreFacts>) => {
  const codes = rows.map(({ code }) => code).filter(isCode);
  const used = await sql.all<{ store_id: string; pickup_code: string }>(
    'SELECT store_id, pickup_code FROM orders WHERE pickup_code IN (?) AND store_id IN (?) AND pickup_day >= ?',
    [codes, [...stores.values()].map(({ id }) => id), dayOf(now)],
  );
  return new Set(used.map(({ store_id: storeId, pickup_code: code }) => `${storeId} ${code}`));
};
