import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { BoardState } from './board-state.ts';

type Orders = BoardState['orders'];

/** `stays`: the order leaves the board with it, so the sentence has to wait until somebody has read it. */
export type BoardNotice = { readonly sentence: string; readonly stays: boolean };

/** What happened to an order that nobody at this store did: the customer cancelled, or asks for money back. */
export const noticesOf = (before: Orders, changed: TerminalOrderData): BoardNotice[] => {
  const known = before[changed.id];
  if (known === undefined) return [];
  const name = nameOf(changed);
  const ended = changed.ending !== null && changed.ending.by !== 'store' && changed.state !== 'completed';
  if (ended && changed.ending?.by === 'customer') return [{ sentence: `${name}已被顾客取消，不用再做`, stays: true }];
  if (ended) return [{ sentence: `${name}已取消：${changed.ending?.reason ?? ''}`, stays: true }];
  const asksNow = changed.refundAsk?.state === 'asked' && known.refundAsk?.state !== 'asked';
  return asksNow ? [{ sentence: `${name}的顾客申请退款，请在订单上答复`, stays: false }] : [];
};

/** After a cut, the unfinished orders that are gone from the board: nobody should go on making them. */
export const goneMeanwhile = (before: Orders, after: Orders): BoardNotice | null => {
  const gone = Object.values(before).filter(({ id, state }) => after[id] === undefined && (state === 'new' || state === 'preparing'));
  if (gone.length === 0) return null;
  const numbers = gone.map(({ pickupNumber }) => pickupNumber ?? '—').join('、');
  return { sentence: `断开期间有 ${gone.length} 笔没做完的订单已离开看板：${numbers}，可在“历史”里查看`, stays: true };
};

const nameOf = ({ pickupNumber }: TerminalOrderData): string => (pickupNumber === null ? '这笔订单' : `${pickupNumber} 号订单`);
