import type { DomainError } from '@mendian/shared/kernel/errors.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type { AddressViewData } from '@mendian/shared/member/member.contract.ts';
import type * as contract from '@mendian/shared/order/order.contract.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { isTooMuch, quoteLines, type Quote } from '@mendian/shared/order/order-pricing.ts';
import { distanceMeters } from '@mendian/shared/store/distance.ts';
import { slotAt, soonest, type Slot } from '@mendian/shared/store/slots.ts';
import { notTaking, notTakingSentences } from '@mendian/shared/store/trading.ts';
import type { Reads } from '../../platform/sql.ts';
import { askSaleSkus } from '../catalog/index.ts';
import { readAddress } from '../member/index.ts';
import { askPurse, discountsOf, pointsOf, purseOf, type PointsOfOrder, type Purse } from './purse.ts';
import { askStore, type StoreFacts } from '../store/index.ts';
import { couponsOf, type CouponsOfOrder } from './coupons-of-order.ts';
import { checkLine, type CheckedLine } from './check-line.ts';

export type Ask = Pick<
  InputOf<typeof contract.quoteOrder>,
  'storeId' | 'mode' | 'lines' | 'slotStart' | 'addressId' | 'couponIds' | 'usePoints'
> & {
  /** Whether the customer is still to be shown what coupons there are. */
  readonly isChoosing: boolean;
};

/** An order as it would be placed now: what it costs, when it would be ready, and everything that stands in its way. */
export type Prepared = {
  readonly store: StoreFacts;
  readonly lines: CheckedLine[];
  readonly problems: { index: number; refusal: DomainError }[];
  readonly obstacle: DomainError | null;
  readonly quote: Quote;
  readonly coupons: CouponsOfOrder;
  readonly points: PointsOfOrder;
  readonly slot: Slot | null;
  readonly readyBy: Date | null;
  readonly address: AddressViewData | null;
};

/** Reads what the ask is about and applies the rules; writes nothing. The quote and the placing of an order share it. */
export const prepareOrder = async (sql: Reads, now: Date, ask: Ask, memberId: string | null): Promise<Prepared> => {
  const skuIds = [...new Set(ask.lines.map(({ skuId }) => skuId))];
  const purse = askPurse(memberId, ask, now);
  const sales = askSaleSkus(sql, { storeId: ask.storeId, skuIds, now });
  const [store, ...answers] = await sql.ask(askStore(ask.storeId), ...purse, ...sales.questions);
  if (store === null) throw refuse('thing/not-found');
  const skus = await sales.conclude(answers.slice(purse.length));
  const checked = ask.lines.map((line) => checkLine(line, skus));
  const lines = checked.flatMap((one) => ('line' in one ? [one.line] : []));
  const problems = checked.flatMap((one, index) => ('refusal' in one ? [{ index, refusal: one.refusal }] : []));
  const address =
    ask.mode === 'delivery' && ask.addressId !== null && memberId !== null ? await readAddress(sql, memberId, ask.addressId) : null;
  const delivery = ask.mode === 'delivery' ? store.settings.delivery : null;
  const { held, balance } = purseOf(answers.slice(0, purse.length) as Partial<Purse>[]);
  const coupons = await couponsOf(sql, held, { ask, channel: 'mini', store, lines, delivery, memberId, now });
  const points = pointsOf(balance, lines, coupons, ask.usePoints);
  const quote = quoteLines(lines, delivery, discountsOf(lines, coupons, points.spent));
  if (isTooMuch(quote)) throw refuseOrder('order/too-much');
  const timing = timeOf(store, ask, now);
  return {
    store,
    lines,
    problems,
    quote,
    coupons,
    points,
    address,
    slot: timing.slot,
    readyBy: timing.readyBy,
    obstacle: obstacleTo(store, ask, now, { timing, address, quote, memberId }),
  };
};

type Timing = { slot: Slot | null; readyBy: Date | null };

const timeOf = ({ settings, trading }: StoreFacts, { mode, slotStart }: Ask, now: Date): Timing => {
  const extraMinutes = mode === 'delivery' ? (settings.delivery?.minutes ?? 0) : 0;
  const asked = { settings, busy: trading.status === 'busy', now, extraMinutes };
  if (slotStart === null) return { slot: null, readyBy: soonest(asked) };
  const slot = slotAt(asked, new Date(slotStart));
  return { slot, readyBy: slot?.start ?? null };
};

type Findings = { timing: Timing; address: AddressViewData | null; quote: Quote; memberId: string | null };

/** Why the order as a whole would be refused now, the first reason that a customer should hear; null: it would be taken. */
const obstacleTo = (store: StoreFacts, ask: Ask, now: Date, findings: Findings): DomainError | null =>
  notTakingNow(store, ask, now) ?? modeObstacle(store, ask, findings) ?? timeObstacle(ask, findings.timing) ?? payObstacle(findings);

const notTakingNow = (store: StoreFacts, { slotStart }: Ask, now: Date): DomainError | null => {
  const why = store.standing ?? notTaking(store.trading, store.settings.hours, store.terminalSeenAt, now);
  // Outside its hours a store still takes orders for a slot, as long as it is reachable and not closed by hand.
  if (why === null || (why === 'closed-hours' && slotStart !== null)) return null;
  return refuseOrder('order/store-not-taking', { why }, notTakingSentences[why]);
};

const modeObstacle = (
  { trading, settings, ...store }: StoreFacts,
  { mode, addressId }: Ask,
  { address, quote, memberId }: Findings,
): DomainError | null => {
  if (mode === 'pickup') return trading.pickup ? null : refuseOrder('order/pickup-off');
  const { delivery } = settings;
  if (!trading.delivery || delivery === null) return refuseOrder('order/delivery-off');
  if (quote.goods < delivery.minimum) {
    const missing = delivery.minimum - quote.goods;
    return refuseOrder('order/below-minimum', { missing }, `满 ¥${yuanText(delivery.minimum)} 起送，还差 ¥${yuanText(missing)}`);
  }
  if (address === null) return memberId === null && addressId !== null ? null : refuseOrder('order/address-required');
  return distanceMeters(store, address) > delivery.radiusMeters ? refuseOrder('order/out-of-zone') : null;
};

const timeObstacle = ({ slotStart }: Ask, { slot, readyBy }: Timing): DomainError | null => {
  if (slotStart !== null) return slot === null ? refuseOrder('order/slot-gone') : null;
  return readyBy === null ? refuseOrder('order/too-late') : null;
};

/** WeChat has nothing less paid than a fen, so nobody could pay for it. */
const payObstacle = ({ quote }: Findings): DomainError | null =>
  quote.amounts.length > 0 && quote.payable === 0 ? refuseOrder('order/nothing-to-pay') : null;
