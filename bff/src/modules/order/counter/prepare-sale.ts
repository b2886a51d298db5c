import type { DomainError } from '@mendian/shared/kernel/errors.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { isTooMuch, lineAmount, quoteLines, type Quote } from '@mendian/shared/order/order-pricing.ts';
import { readCounterLines, readLabels, type CounterLines, type LabelledLine } from '@mendian/shared/till/counter-lines.ts';
import type { SaleLineData } from '@mendian/shared/till/sale-lines.ts';
import { mayRoundDown, roundDownDiscount, type RoundDown } from '@mendian/shared/till/till-price.ts';
import { tillSettingsOf, type TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Reads } from '../../../platform/sql.ts';
import { readSaleSkus, type SaleSku } from '../../catalog/index.ts';
import { askStore, type StoreFacts } from '../../store/index.ts';
import { couponsOf, type CouponsOfOrder } from '../coupons-of-order.ts';
import { askPurse, discountsOf, pointsOf, purseOf, type PointsOfOrder } from '../purse.ts';

/** Who stands at the counter, and what of his he may spend there. */
export type Guest = {
  readonly memberId: string;
  readonly maySpend: boolean;
  /** The one coupon he showed; null: all. */ readonly couponId: string | null;
};

export type SaleAsk = {
  readonly storeId: string;
  readonly lines: readonly SaleLineData[];
  readonly guest: Guest | null;
  /** Null: those that take most off. */
  readonly couponIds: readonly string[] | null;
  readonly usePoints: boolean;
  readonly roundDown: RoundDown;
  /** Whether the clerk is still to be shown what coupons there are. */
  readonly isChoosing: boolean;
};

/** A sale as it would be made now: what it costs, and everything that stands in its way. */
export type PreparedSale = CounterLines<SaleSku> & {
  readonly store: StoreFacts;
  readonly obstacle: DomainError | null;
  readonly quote: Quote;
  readonly coupons: CouponsOfOrder;
  readonly points: PointsOfOrder;
};

/** Reads what is laid on the counter and applies the rules of orders to it; writes nothing. The quote and the sale share it. */
export const prepareSale = async (sql: Reads, now: Date, ask: SaleAsk): Promise<PreparedSale> => {
  const [store, ...found] = await sql.ask(askStore(ask.storeId), ...askSpendable(ask, now));
  if (store === null) throw refuse('thing/not-found');
  const till = tillSettingsOf(store.settings);
  const { lines, problems } = await readLines(sql, now, ask, till);
  const { held, balance } = purseOf(found);
  const mine = { couponIds: ask.couponIds, mode: 'pickup' as const };
  const memberId = ask.guest?.memberId ?? null;
  const coupons = await couponsOf(sql, held, { ask: mine, channel: 'counter', store, lines, delivery: null, memberId, now });
  const points = pointsOf(balance, lines, coupons, ask.usePoints);
  const discounts = discountsOf(lines, coupons, points.spent);
  const down = roundDownDiscount(ask.roundDown, lines.map(lineAmount), discounts);
  const quote = quoteLines(lines, null, down === null ? discounts : [...discounts, down]);
  if (isTooMuch(quote)) throw refuseOrder('order/too-much');
  return { store, lines, problems, quote, coupons, points, obstacle: obstacleTo(store, ask, till) };
};

const obstacleTo = (
  { standing }: StoreFacts,
  { guest, couponIds, usePoints, roundDown }: SaleAsk,
  till: TillSettingsData,
): DomainError | null => {
  if (standing === 'closed-for-good') return refuse('state/not-allowed', {}, '门店已停业，不能再收款');
  if (!mayRoundDown(roundDown, till.roundDown)) return refuseTill('till/round-down-too-far');
  const spends = usePoints || (couponIds ?? []).length > 0;
  return spends && guest?.maySpend !== true ? refuseTill('till/guest-may-not-spend') : null;
};

/** Whoever showed one coupon spends that one; whoever said a number spends nothing. */
const askSpendable = ({ guest, couponIds, usePoints, isChoosing }: SaleAsk, now: Date) => {
  if (guest === null || !guest.maySpend) return [];
  const { couponId } = guest;
  if (couponId === null) return askPurse(guest.memberId, { couponIds, usePoints, isChoosing }, now);
  const isMeant = couponIds === null || couponIds.includes(couponId);
  return askPurse(guest.memberId, { couponIds: isMeant || isChoosing ? [couponId] : [], usePoints: false, isChoosing: false }, now);
};

const readLines = async (sql: Reads, now: Date, { storeId, lines }: SaleAsk, till: TillSettingsData): Promise<CounterLines<SaleSku>> => {
  const labelled = readLabels(lines, till);
  const skuIdOf = await skuIdsBy(sql, labelled);
  const skuIds = labelled.flatMap((one) => ('line' in one ? (skuIdOf(one) ?? []) : []));
  const skus = skuIds.length === 0 ? new Map<string, SaleSku>() : await readSaleSkus(sql, storeId, [...new Set(skuIds)], now);
  return readCounterLines(labelled, { skuIdOf, skus }, till);
};

/** Scales know products by a number; everything else comes with its sku. */
const skuIdsBy = async (sql: Reads, labelled: readonly (LabelledLine | { refusal: DomainError })[]) => {
  const plus = labelled.flatMap((one) => ('line' in one ? (one.label?.plu ?? []) : []));
  const rows = plus.length === 0 ? [] : await sql.all<{ id: string; plu: string }>('SELECT id, plu FROM sku WHERE plu IN (?)', [plus]);
  const known = new Map(rows.map(({ id, plu }) => [plu, id]));
  return ({ line, label }: LabelledLine): string | null => (line.kind === 'label' ? (known.get(label!.plu) ?? null) : line.skuId);
};
