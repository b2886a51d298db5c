import type { Reads } from '../../platform/sql.ts';
import { differing, type StoreSum } from './kind.ts';
import { isPhone } from './members-named.ts';
import type { OrderLine } from './read-order.ts';

/** An order that was taken over, as it is here now. */
export type Earlier = {
  readonly number: string;
  readonly order_id: string;
  readonly store_code: string;
  readonly openid: string;
  readonly mode: string;
  readonly ready_by: Date;
  readonly payable: number;
  readonly paid: number;
  readonly out_trade_no: string;
  readonly remark: string;
  lines: { readonly name: string; readonly amount: number; readonly pieces: number; readonly grams: number | null }[];
};

/** Of orders of a file those that are here, by the earlier system's number. */
export const readEarlier = async (sql: Reads, rows: readonly Pick<OrderLine, 'number'>[]): Promise<Map<string, Earlier>> => {
  const found = await sql.all<Earlier>(
    `SELECT e.number, e.order_id, s.code AS store_code, m.openid, o.mode, o.ready_by, o.payable, p.amount AS paid, p.out_trade_no, o.remark
    FROM earlier_order e JOIN orders o ON o.id = e.order_id JOIN store s ON s.id = o.store_id JOIN member m ON m.id = o.member_id
      JOIN payment p ON p.order_id = o.id WHERE e.number IN (?)`,
    [rows.map(({ number }) => number)],
  );
  const lines = await sql.all<Earlier['lines'][number] & { order_id: string }>(
    'SELECT order_id, name, amount, pieces, grams FROM order_line WHERE order_id IN (?) ORDER BY order_id, no',
    [found.map(({ order_id: id }) => id)],
  );
  const byOrder = Map.groupBy(lines, ({ order_id: id }) => id);
  return new Map(found.map((order) => [order.number, { ...order, lines: byOrder.get(order.order_id) ?? [] }]));
};

/** In what the order here is otherwise than the file has it; null: in nothing. What became of it since is no difference. */
export const differsFrom = (row: OrderLine, here: Earlier): string | null =>
  differing([
    ['门店', row.storeCode, here.store_code],
    ['会员', isPhone(row.member) ? here.openid : row.member, here.openid],
    ['取货方式', row.mode, here.mode],
    ['约定时间', row.promisedAt.getTime(), here.ready_by.getTime()],
    ['实付', row.paid, here.payable],
    ['付款', row.paid, here.paid],
    ['商户单号', row.outTradeNo, here.out_trade_no],
    ['备注', row.remark, here.remark],
    ['商品', goodsText(row.lines.map(({ goods: name, ...line }) => ({ name, ...line }))), goodsText(here.lines)],
  ]);

const goodsText = (lines: readonly { name: string; amount: number; pieces: number | null; grams: number | null }[]): string =>
  lines.map(({ name, amount, pieces, grams }) => `${name} ${grams ?? pieces} ${amount}`).join();

/** Orders and amounts by store, in the file and as the tables have them. */
export const sumOrders = async (sql: Reads, rows: readonly OrderLine[], here: readonly OrderLine[]): Promise<StoreSum[]> => {
  const found = [...(await readEarlier(sql, here)).values()];
  const codes = [...new Set([...rows.map(({ storeCode }) => storeCode), ...found.map(({ store_code: code }) => code)])];
  return codes.map((storeCode) => ({
    storeCode,
    file: sumOf(rows.filter((row) => row.storeCode === storeCode).map(({ paid }) => paid)), // prettier-ignore
    here: sumOf(found.filter(({ store_code: code }) => code === storeCode).map(({ payable }) => payable)),
  }));
};

const sumOf = (amounts: readonly number[]): StoreSum['file'] => ({
  orders: amounts.length,
  fen: amounts.reduce((total, amount) => total + amount, 0),
});
