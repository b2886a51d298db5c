import type { OfflineActionData, sendOffline } from '@mendian/shared/till/offline.contract.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { offlineWord } from '@mendian/shared/till/offline-number.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';

export type SoldAction = Extract<OfflineActionData, { kind: 'sold' }>;
export type OutcomeData = ReplyOf<typeof sendOffline>['outcomes'][number];

/** What was done without a network, as it lies on this machine. */
export type ActionRow = {
  readonly id: string;
  readonly action: OfflineActionData;
  readonly clerkName: string;
  /** A sale as its receipt says it. */
  readonly sale: SaleViewData | null;
  readonly storeId: string;
  /** The same store while the server has not answered for it; left out once it has. */
  readonly waiting?: string;
  readonly answered: {
    readonly outcome: OutcomeData;
    readonly atMs: number;
    /** Somebody has read what was not taken. */ readonly seen: boolean;
  } | null;
};

/** The row once the server has said what became of it. */
export const answeredRow = ({ waiting: _, ...row }: ActionRow, outcome: OutcomeData, atMs: number): ActionRow => ({
  ...row,
  answered: { outcome, atMs, seen: false },
});

const keptDays = 3;
const dayMs = 86_400_000;

/** Whether nobody needs the row any more: the server has it for days, and somebody has read what it did not take. */
export const isPast = ({ answered }: ActionRow, nowMs: number): boolean =>
  answered !== null && nowMs - answered.atMs > keptDays * dayMs && (answered.outcome.outcome === 'taken' || answered.seen);

/** `断网 1126-0007`: the day, and this terminal's count of it. */
export const offlineNumber = (nowMs: number, count: number): string =>
  `${offlineWord} ${dayOf(new Date(nowMs)).slice(5).replace('-', '')}-${String(count).padStart(4, '0')}`;
