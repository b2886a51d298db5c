import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { countdownText, minutesUntil, momentText, slotText } from '../../ui/words.ts';

const doneWords: Record<OrderViewData['mode'], string> = { pickup: '已取餐', delivery: '已送达', counter: '到店购买' };

/** The state of an order in one large line, and what one may want to know besides. */
export const headline = (order: OrderViewData, now: Date): { line: string; more: string } => {
  switch (order.state) {
    case 'unpaid':
      return { line: `等待付款 ${countdownText(order.payment.expiresAt, now)}`, more: '到时未付款，订单自动取消' };
    case 'new':
      return {
        line: '已付款，等待门店接单',
        more: untakenText(order),
      };
    case 'preparing':
      return { line: `正在制作${soonText(order, now)}`, more: order.slot === null ? '' : `约好 ${slotText(order.slot, now)}` };
    case 'ready':
      return order.mode === 'pickup'
        ? { line: '做好了，请来取餐', more: '把取货码给店员看' }
        : { line: '做好了，等待配送', more: order.readyBy === null ? '' : `预计 ${momentText(order.readyBy, now)} 送到` };
    case 'delivering':
      return { line: '正在送来', more: order.readyBy === null ? '' : `预计 ${momentText(order.readyBy, now)} 送到` };
    case 'completed':
      return { line: doneWords[order.mode], more: '谢谢光临' };
    case 'cancelled':
      return { line: '订单已取消', more: order.ending?.reason ?? '' };
    case 'discarded':
      return { line: '逾期未取', more: order.ending?.reason ?? '' };
  }
};

const untakenText = ({ earlier, slot }: OrderViewData): string => {
  if (earlier) return '约定时间过后 10 分钟还没有接单，会自动全额退款';
  return `${slot === null ? '' : '门店营业时，'}10 分钟内没有接单，会自动全额退款`;
};

export type Step = { readonly words: string; readonly at: string | null; readonly done: boolean };

/** The four steps of an order on its way, each with its time; what was bought at the counter has none. */
export const stepsOf = ({ at, mode, state }: OrderViewData): Step[] => {
  if (mode === 'counter') return [];
  const delivered = state === 'completed' ? at.ended : null;
  const third = mode === 'pickup' ? { words: '可取餐', at: at.ready } : { words: '配送中', at: at.dispatched };
  return [{ words: '已付款', at: at.paid }, { words: '制作中', at: at.taken }, third, { words: doneWords[mode], at: delivered }].map(
    (step) => ({ ...step, done: step.at !== null }),
  );
};

/** What became of the money, in a sentence; null: nothing was given back. */
export const refundText = ({ refunds, refunded, payable }: OrderViewData, yuan: (amount: number) => string): string | null => {
  if (refunds.length === 0) return null;
  const open = refunds.filter(({ state }) => state !== 'succeeded' && state !== 'closed').reduce((sum, { amount }) => sum + amount, 0);
  if (open > 0) return `退款处理中 ¥${yuan(open)}，原路退回，一般几分钟内到账`;
  const why = refunds.length === 1 && refunds[0]?.reason ? `：${refunds[0].reason}` : '';
  return `已退款 ¥${yuan(refunded)}${refunded >= payable ? '（全部）' : ''}${why}`;
};

/** What it was reduced by came back: it ended unpaid, or all of it was refunded. */
export const areCouponsBack = ({ discounts, state, at, refunded, payable }: OrderViewData): boolean =>
  discounts.length > 0 && (at.paid === null ? state === 'cancelled' : refunded >= payable);

const soonText = ({ readyBy, mode }: OrderViewData, now: Date): string => {
  if (readyBy === null) return '';
  const minutes = minutesUntil(readyBy, now);
  if (minutes > 60) return `，${momentText(readyBy, now)} ${mode === 'pickup' ? '可取' : '送到'}`;
  return Date.parse(readyBy) <= now.getTime() ? '，马上就好' : `，约 ${minutes} 分钟`;
};
