import { offlineActionsMax, type OfflineActionData } from '@mendian/shared/till/offline.contract.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { answerOf, foundBy, reading, writing } from '../../../platform/offline/database.ts';
import { answeredRow, isPast, type ActionRow, type OutcomeData } from './action-rows.ts';

/** An action as it is to be kept; a sale is told which of the day it is, for its number. */
export type Kept = { readonly action: OfflineActionData; readonly sale: SaleViewData | null };
type Done = {
  readonly id: string;
  readonly storeId: string;
  readonly clerkName: string;
  readonly nowMs: number;
  readonly make: (count: number) => Kept;
};
type Count = { readonly day: string; readonly sales: number };

/** Keeps an action on the disk; the same id again changes nothing and answers with what lies there. Null: there is no room for more. */
export const addAction = ({ id, storeId, clerkName, nowMs, make }: Done): Promise<ActionRow | null> =>
  writing(['actions', 'facts'], async ({ actions, facts }) => {
    const [before, waiting, counted] = await Promise.all([
      foundBy<ActionRow | undefined>(actions.index('id').get(id)),
      answerOf(actions.index('waiting').count()),
      foundBy<Count | undefined>(facts.get('sales-count')),
    ]);
    if (before !== undefined) return before;
    if (waiting >= offlineActionsMax) return null;
    const day = dayOf(new Date(nowMs));
    const sales = (counted?.day === day ? counted.sales : 0) + 1;
    const { action, sale } = make(sales);
    const row: ActionRow = { id, action, clerkName, sale, storeId, waiting: storeId, answered: null };
    await answerOf(actions.add(row));
    if (action.kind === 'sold') await answerOf(facts.put({ day, sales } satisfies Count, 'sales-count'));
    return row;
  });

/** The first that wait for this store, in the order they were done. */
export const firstWaiting = (storeId: string, limit: number): Promise<OfflineActionData[]> =>
  reading('actions', async ({ actions }) =>
    (await foundBy<ActionRow[]>(actions.index('waiting').getAll(storeId, limit))).map(({ action }) => action),
  );

/** Writes down what the server said. */
export const settleActions = (outcomes: readonly OutcomeData[], nowMs: number): Promise<void> =>
  changeRows(
    outcomes.map(({ id }) => id),
    (row, place) => (row.answered === null ? answeredRow(row, outcomes[place]!, nowMs) : row),
  );

/** Somebody has read what the server did not take. */
export const markSeen = (ids: readonly string[]): Promise<void> =>
  changeRows(ids, (row) => (row.answered === null ? row : { ...row, answered: { ...row.answered, seen: true } }));

const changeRows = (ids: readonly string[], change: (row: ActionRow, place: number) => ActionRow): Promise<void> =>
  writing('actions', async ({ actions }) => {
    await Promise.all(
      ids.map(async (id, place) => {
        const row = await foundBy<ActionRow | undefined>(actions.index('id').get(id));
        if (row !== undefined) await answerOf(actions.put(change(row, place)));
      }),
    );
  });

/** All that lies here, oldest first, after what nobody needs any more was let go. */
export const readActions = (nowMs: number): Promise<ActionRow[]> =>
  writing('actions', async ({ actions }) => {
    const [rows, keys] = await Promise.all([foundBy<ActionRow[]>(actions.getAll()), answerOf(actions.getAllKeys())]);
    await Promise.all(keys.filter((_, place) => isPast(rows[place]!, nowMs)).map((key) => answerOf(actions.delete(key))));
    return rows.filter((row) => !isPast(row, nowMs));
  });
