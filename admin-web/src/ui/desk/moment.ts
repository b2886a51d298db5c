import { clockText, dayOf, minuteOf } from '@mendian/shared/kernel/shanghai.ts';

/** `2026-11-20 12:30` in Asia/Shanghai; nothing for null. */
export const momentOf = (instant: string | null): string => {
  if (instant === null) return '';
  const at = new Date(instant);
  return `${dayOf(at)} ${clockText(minuteOf(at))}`;
};
