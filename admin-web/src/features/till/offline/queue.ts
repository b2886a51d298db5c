import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { offlineActionsMax, type OfflineActionData } from '@mendian/shared/till/offline.contract.ts';
import { clock } from '../../../platform/clock.ts';
import { valueStore } from '../../../platform/value-store.ts';
import { answeredRow, type ActionRow, type OutcomeData } from './action-rows.ts';
import { addAction, markSeen, readActions, settleActions, type Kept } from './queue-store.ts';

export type Queue = {
  /** Read from the disk; before that nobody knows what waits. */
  readonly state: 'opening' | 'open' | 'refused';
  readonly rows: readonly ActionRow[];
};

const queue = valueStore<Queue>({ state: 'opening', rows: [] });
/** Tabs of one machine share its disk, and tell one another when they wrote. */
const tabs = new BroadcastChannel('mendian.offline');
const wakers = new Set<() => void>();
const wakeAll = (): void => wakers.forEach((wake) => wake());

const read = async (): Promise<void> => {
  try {
    queue.set({ state: 'open', rows: await readActions(clock.now()) });
  } catch {
    queue.set({ state: 'refused', rows: queue.get().rows });
  }
};
tabs.onmessage = () => void read().then(wakeAll);

const changed = (rows: readonly ActionRow[]): void => {
  queue.set({ state: 'open', rows });
  tabs.postMessage('changed');
};

/** Why something was not kept, for a person. */
export const notKept = (message: string): DomainError => new DomainError('terminal/not-kept', { status: 507, message });
const full = `断网时最多记 ${offlineActionsMax} 笔，请等网络恢复、补传完再收款`;

/** What this terminal did without a network, as far as the page knows it; the disk is the truth. */
export const offlineQueue = {
  get: queue.get,
  subscribe: queue.subscribe,
  open: read,
  /** Keeps an action; resolves once it lies on the disk. Rejects with a sentence where nothing can be kept. */
  add: async (storeId: string, clerkName: string, id: string, make: (count: number) => Kept): Promise<ActionRow> => {
    const row = await addAction({ id, storeId, clerkName, nowMs: clock.now(), make }).catch(() => {
      throw notKept('这台机器没有存下来，请检查磁盘空间后再按一次');
    });
    if (row === null) throw notKept(full);
    const { rows } = queue.get();
    if (!rows.some((one) => one.id === row.id)) changed([...rows, row]);
    wakeAll();
    return row;
  },
  settle: async (outcomes: readonly OutcomeData[]): Promise<void> => {
    const nowMs = clock.now();
    await settleActions(outcomes, nowMs);
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    changed(queue.get().rows.map((row) => (byId.has(row.id) && row.answered === null ? answeredRow(row, byId.get(row.id)!, nowMs) : row)));
  },
  seen: async (ids: readonly string[]): Promise<void> => {
    await markSeen(ids);
    await read();
    tabs.postMessage('changed');
  },
  /** Calls when something was added. */
  onAdded: (wake: () => void): (() => void) => {
    wakers.add(wake);
    return () => wakers.delete(wake);
  },
};

export const waitingOf = ({ rows }: Queue, storeId: string): ActionRow[] => rows.filter(({ waiting }) => waiting === storeId);

/** What waits and belongs to a store that this machine was bound to before: nobody sends it any more by itself. */
export const strandedOf = ({ rows }: Queue, storeId: string): ActionRow[] =>
  rows.filter(({ waiting }) => waiting !== undefined && waiting !== storeId);

/** What the server did not take and nobody has read yet. */
export const listedOf = ({ rows }: Queue): ActionRow[] =>
  rows.filter(({ answered }) => answered !== null && answered.outcome.outcome === 'listed' && !answered.seen);

export const actionsFile = (rows: readonly ActionRow[]): string =>
  JSON.stringify(
    rows.map(({ action }) => action satisfies OfflineActionData),
    null,
    2,
  );
