import type { Choice } from '@mendian/shared/catalog/choices.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type * as contract from '@mendian/shared/till/till.contract.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { offlineWord } from '@mendian/shared/till/offline-number.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Reads, Value } from '../../platform/sql.ts';
import type { OrderRow } from '../order/index.ts';
import { printedSql } from '../print/index.ts';
import { maskedMember } from '../member/index.ts';
import { readSaleNumber, saleNumber } from '@mendian/shared/till/sale-number.ts';
import type { CounterSaleRow } from './till.rows.ts';

type SaleRow = OrderRow &
  Pick<CounterSaleRow, 'number' | 'shift_id'> & {
    readonly printed_number: CounterSaleRow['printed'];
    readonly nickname: string | null;
    readonly phone: string | null;
    readonly method: PayMethod;
    readonly tendered: number | null;
    readonly printed: number;
  };

type LineRow = Omit<SaleViewData['lines'][number], 'skuId' | 'skuName' | 'choices'> & {
  readonly order_id: string;
  readonly sku_id: string;
  readonly sku_name: string;
  readonly choices: string;
};

/** How long after a sale its goods can be brought back. */
const returnDays = 7;
const dayMs = 86_400_000;

/** A day's sales of the store that were paid, the newest first. */
export const listSales = async (
  { sql, actor, now }: ReadContext<Clerk>,
  { day, after, limit }: InputOf<typeof contract.listSales>,
): Promise<ReplyOf<typeof contract.listSales>> => {
  const rows = await readRows(
    sql,
    `c.store_id = ? AND c.business_day = ?${after === undefined ? '' : ' AND c.number < ?'} ORDER BY c.number DESC LIMIT ${limit + 1}`,
    [actor.storeId, day, ...(after === undefined ? [] : [after])],
  );
  const page = rows.slice(0, limit);
  return { items: await presentSales(sql, page, now), next: rows.length > limit ? String(page.at(-1)!.number) : null };
};

const scanned = /^MDO:([0-9A-Za-z_-]{1,36})$/;

/** The store's sale with this number, or the one whose receipt was scanned. */
export const findSale = async (
  { sql, actor, now }: ReadContext<Clerk>,
  { text }: InputOf<typeof contract.findSale>,
): Promise<SaleViewData> => {
  const [row] = await readRows(sql, ...sought(actor, text));
  if (row === undefined) throw refuse('thing/not-found', {}, '本店没有这个单号的收银记录，请核对小票');
  return (await presentSales(sql, [row], now))[0]!;
};

/** The sale that an order is; null: it is none, or was not paid. */
export const readSale = async (sql: Reads, orderId: string, now: Date): Promise<SaleViewData | null> => {
  const [sale = null] = await presentSales(sql, await readRows(sql, 'c.order_id = ?', [orderId]), now);
  return sale;
};

/** Two tills may have printed the same number without a network: then it is this till's, or the later one. */
const sought = ({ storeId, terminalId }: Clerk, text: string): [where: string, values: Value[]] => {
  const number = readSaleNumber(text);
  if (number !== null) return ['c.store_id = ? AND c.business_day = ? AND c.number = ?', [storeId, number.day, number.number]];
  if (!text.startsWith(offlineWord)) return ['c.order_id = ? AND c.store_id = ?', [scanned.exec(text)?.[1] ?? text, storeId]];
  const printed = `${offlineWord} ${text.slice(offlineWord.length).trim()}`;
  return ['c.store_id = ? AND c.printed = ? ORDER BY c.terminal_id <> ?, c.order_id DESC LIMIT 1', [storeId, printed, terminalId]];
};

export const viewSale = async (sql: Reads, orderId: string, now: Date): Promise<SaleViewData> => {
  const sale = await readSale(sql, orderId, now);
  if (sale === null) throw new Error(`sale ${orderId} is missing`);
  return sale;
};

type Returned = Pick<LineRow, 'amount' | 'paid' | 'pieces' | 'grams'> & { readonly returned?: number };

/** Pieces or grams of a line that did not come back yet. */
export const goodsLeft = ({ grams, pieces, returned = 0 }: Omit<Returned, 'amount' | 'paid'>): number => (grams ?? pieces) - returned;

/** What a coupon paid for whole, and its customer still has: it brings no money back, but the coupon. */
const isGivenAway = (line: Returned): boolean => line.amount > 0 && line.paid === 0 && goodsLeft(line) > 0;

/** Why nothing of a sale can be brought back; null: it can. */
export const whyNotReturned = (
  sale: Pick<OrderRow, 'placed_at' | 'payable' | 'refunded'>,
  lines: readonly Returned[],
  now: Date,
): Error | null => {
  if (now.getTime() - sale.placed_at.getTime() > returnDays * dayMs)
    return refuseTill('till/return-too-late', {}, `超过 ${returnDays} 天，门店不能退货，请联系总部处理`);
  return sale.refunded >= sale.payable && !lines.some(isGivenAway) ? refuseTill('till/return-exceeds', {}, '这笔已没有可退的金额') : null;
};

const readRows = (sql: Reads, where: string, values: readonly Value[]): Promise<SaleRow[]> =>
  sql.all<SaleRow>(
    `SELECT o.*, c.number, c.shift_id, c.printed AS printed_number, m.nickname, m.phone, p.method, p.tendered,
       ${printedSql('o.id', 'receipt')} AS printed
     FROM counter_sale c JOIN orders o ON o.id = c.order_id JOIN payment p ON p.order_id = o.id LEFT JOIN member m ON m.id = o.member_id
     WHERE o.paid_at IS NOT NULL AND ${where}`,
    values,
  );

const presentSales = async (sql: Reads, sales: readonly SaleRow[], now: Date): Promise<SaleViewData[]> => {
  if (sales.length === 0) return [];
  const lines = await sql.all<LineRow>(
    `SELECT order_id, no, sku_id, name, sku_name, choices, price, pieces, grams, amount, paid, refunded, returned FROM order_line
     WHERE order_id IN (?) ORDER BY order_id, no`,
    [sales.map(({ id }) => id)],
  );
  const byOrder = Map.groupBy(lines, ({ order_id: orderId }) => orderId);
  return sales.map((sale) => presentSale(sale, byOrder.get(sale.id) ?? [], now));
};

const presentSale = (sale: SaleRow, lines: readonly LineRow[], now: Date): SaleViewData => ({
  orderId: sale.id,
  number: saleNumber(sale.business_day, sale.number),
  printedNumber: sale.printed_number,
  at: sale.placed_at.toISOString(),
  clerk: sale.taken_by ?? '',
  member: maskedMember({ nickname: sale.nickname ?? '', phone: sale.phone }),
  lines: lines.map(({ order_id: _, sku_id: skuId, sku_name: skuName, choices, ...line }) => ({
    ...{ ...line, skuId, skuName },
    choices: JSON.parse(choices) as Choice[],
  })),
  goods: sale.goods,
  discounts: (JSON.parse(sale.discounts) as { name: string; amount: number }[]).map(({ name, amount }) => ({ name, amount })),
  ...{ payable: sale.payable, refunded: sale.refunded, method: sale.method, tendered: sale.tendered },
  change: sale.tendered === null ? 0 : sale.tendered - sale.payable,
  printed: sale.printed === 1,
  notReturnable: whyNotReturned(sale, lines, now)?.message ?? null,
});
