import { spanAt, type Hours } from './hours.ts';
import { soonest } from './slots.ts';
import type { StoreSettingsData } from './store-settings.ts';

export const tradingStatuses = ['open', 'busy', 'closed'] as const;
export type TradingStatus = (typeof tradingStatuses)[number];

/** What staff have set by hand; the hours are another matter. */
export type Trading = { readonly status: TradingStatus; readonly pickup: boolean; readonly delivery: boolean };

/** Why a store takes no orders now; null: it takes them. */
export type NotTaking = 'closed-by-store' | 'closed-hours' | 'terminal-away';

/** A terminal silent for longer than this is away, and its store takes no new orders. */
export const terminalAwayMs = 120_000;

/** What stands above hours and switches: the store was closed for good, or nobody is set who receives its money. */
export type Standing = 'closed-for-good' | 'no-payee';

/** A new store has no payee until somebody at the desk sets one, and takes no orders till then. */
export const standingOf = ({ closed, hasPayee }: { readonly closed: boolean; readonly hasPayee: boolean }): Standing | null =>
  closed ? 'closed-for-good' : hasPayee ? null : 'no-payee';

export const notTaking = (trading: Trading, hours: Hours, terminalSeenAt: Date | null, now: Date): NotTaking | null => {
  if (trading.status === 'closed') return 'closed-by-store';
  if (spanAt(hours, now) === null) return 'closed-hours';
  if (terminalSeenAt === null || now.getTime() - terminalSeenAt.getTime() > terminalAwayMs) return 'terminal-away';
  return null;
};

/** Why nothing can be ordered as soon as possible: besides the above, last orders are over, or nothing is on offer. */
export type NotNow = Standing | NotTaking | 'too-late' | 'nothing-offered';

type Store = {
  readonly standing: Standing | null;
  readonly trading: Trading;
  readonly settings: StoreSettingsData;
  readonly terminalSeenAt: Date | null;
};

export const notNow = ({ standing, trading, settings, terminalSeenAt }: Store, now: Date): NotNow | null => {
  const why = standing ?? notTaking(trading, settings.hours, terminalSeenAt, now);
  if (why !== null) return why;
  if (!trading.pickup && !(trading.delivery && settings.delivery !== null)) return 'nothing-offered';
  return soonest({ settings, busy: trading.status === 'busy', now }) === null ? 'too-late' : null;
};

/** Outside its hours a store still takes orders for a slot, as long as it is not closed by hand and could be reached. */
export const takesForSlot = (why: NotNow | null): boolean => why === null || why === 'closed-hours' || why === 'too-late';

/** As customers read it. */
export const notTakingSentences: Record<NotNow, string> = {
  'closed-for-good': '这家门店已经停业，请换一家门店',
  'no-payee': '门店还没有开通收款，暂时不能下单，请换一家门店',
  'closed-by-store': '门店暂停接单，请看看附近其他门店',
  'closed-hours': '现在不在营业时间，可以预约或换一家门店',
  'terminal-away': '门店暂时联系不上，先不接单，请稍后再试或换一家门店',
  'too-late': '已过最后下单时间，可以预约或换一家门店',
  'nothing-offered': '门店暂停自提和配送，请看看附近其他门店',
};

/** The same for staff, who know the store and want to know what to mend. */
export const notTakingReasons: Record<NotNow, string> = {
  'closed-for-good': '已停业',
  'no-payee': '没有收款方',
  'closed-by-store': '手动暂停接单',
  'closed-hours': '不在营业时间，只接预约',
  'terminal-away': '终端离线',
  'too-late': '过了最后下单时间，只接预约',
  'nothing-offered': '自提和外送都关着',
};
