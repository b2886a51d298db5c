import { hoursTextOn } from '@mendian/shared/store/hours.ts';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';

/** A day's opening hours in words: `09:00–14:00 16:00–21:30`. */
export const hoursText = (settings: StoreSettingsData, day: string): string => hoursTextOn(settings.hours, day);
