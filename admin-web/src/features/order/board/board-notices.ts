import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { moneyText } from '../../../ui/money-text.ts';
import type { BoardState } from './board-state.ts';

type Orders = BoardState['orders'];

/** `stays`: the order leaves the board with it, so the sentence has to wait until somebody has read it. */
export type BoardNotice = { readonly sentence: string; readonly stays: boolean };

/**
 * What happened to an order that nobody at this store did: the customer cancelled, or asks for money back. `saidOf`: cases that were
 * said already; an order that left the board is said of by its case alone.
 */
export const noticesOf = (before: Orders, changed: TerminalOrderData, saidOf: ReadonlySet<string>): BoardNotice[] => {
  const known = before[changed.id];
  const name = nameOf(changed);
  const asks = asksOf(changed);
  if (asks !== null && !saidOf.has(asks.id))
    return [{ sentence: `${name}的顾客申请退款 ${moneyText(asks.asked)}，请到“售后”处理`, stays: false }];
  if (known === undefined) return [];
  const ended = changed.ending !== null && changed.ending.by !== 'store' && changed.state !== 'completed';
  if (ended && changed.ending?.by === 'customer') return [{ sentence: `${name}已被顾客取消，不用再做`, stays: true }];
  return ended ? [{ sentence: `${name}已取消：${changed.ending?.reason ?? ''}`, stays: true }] : [];
};

/** Tells what the feed's orders have to tell, each case for money back once. */
export const noticing = (tell: (notice: BoardNotice) => void) => {
  const saidOf = new Set<string>();
  return (before: Orders, changed: TerminalOrderData): void => {
    for (const notice of noticesOf(before, changed, saidOf)) tell(notice);
    const asks = asksOf(changed);
    if (asks !== null) saidOf.add(asks.id);
  };
};

/** The case of an order that waits for this store; null: there is none. */
const asksOf = ({ afterSale }: TerminalOrderData): { readonly id: string; readonly asked: number } | null =>
  afterSale?.state === 'asked' && afterSale.level === 'store' && afterSale.id !== null
    ? { id: afterSale.id, asked: afterSale.asked }
    : null;

/** After a cut, the unfinished orders that are gone from the board: nobody should go on making them. */
export const goneMeanwhile = (before: Orders, after: Orders): BoardNotice | null => {
  const gone = Object.values(before).filter(({ id, state }) => after[id] === undefined && (state === 'new' || state === 'preparing'));
  if (gone.length === 0) return null;
  const numbers = gone.map(({ pickupNumber }) => pickupNumber ?? '—').join('、');
  return { sentence: `断开期间有 ${gone.length} 笔没做完的订单已离开看板：${numbers}，可在“历史”里查看`, stays: true };
};

const nameOf = ({ pickupNumber }: TerminalOrderData): string => (pickupNumber === null ? '这笔订单' : `${pickupNumber} 号订单`);
