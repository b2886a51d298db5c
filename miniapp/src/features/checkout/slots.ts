import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { getSlots } from '@mendian/shared/store/store.contract.ts';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { call } from '../../platform/call.ts';
import { useRead } from '../../platform/use-read.ts';
import { momentText, slotText } from '../../ui/words.ts';

export type SlotsReply = ReplyOf<typeof getSlots>;

export const useSlots = (storeId: string, mode: OrderMode) =>
  useRead<SlotsReply>(`${storeId}:${mode}`, () => call(getSlots, { storeId, mode }), { onShow: true });

/** The chosen time in words; what can no longer be chosen is said. */
export const chosenText = (slots: SlotsReply | null, slotStart: string | null, mode: OrderMode, now: Date): string => {
  if (slotStart !== null) {
    const slot = slots?.days.flatMap(({ slots: ofDay }) => ofDay).find(({ start }) => start === slotStart);
    return slot ? slotText(slot, now) : slots === null ? momentText(slotStart, now) : '这个时段不能选了，请换一个';
  }
  if (slots === null) return '尽快';
  if (slots.soonest === null) return slots.days.some((day) => day.slots.length > 0) ? '请选择时段' : '暂时没有可选的时间';
  return `尽快，约 ${momentText(slots.soonest, now)} ${mode === 'pickup' ? '可取' : '送到'}`;
};
