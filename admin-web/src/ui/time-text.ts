import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';

export { clockOf, dayText, momentText, plainDay, slotText } from '@mendian/shared/kernel/time-text.ts';

/** Whole minutes from `fromMs` to `toMs`, rounded towards the earlier one; negative when `toMs` has passed. */
export const minutesBetween = (fromMs: number, toMs: number): number => Math.floor((toMs - fromMs) / minuteMs);

/** `6 分钟`, `2 小时 10 分`. */
export const spanText = (minutes: number): string => {
  if (minutes < 60) return `${minutes} 分钟`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${rest} 分`;
};
