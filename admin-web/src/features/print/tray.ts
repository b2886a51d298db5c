import { valueStore } from '../../platform/value-store.ts';

export const trayTabs = ['open', 'ended', 'printers'] as const;
export type TrayTab = (typeof trayTabs)[number];

/** Which part of the tray lies open; null: none. */
export const tray = valueStore<TrayTab | null>(null);
