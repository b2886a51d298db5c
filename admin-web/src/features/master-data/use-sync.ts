import { getSync, listSyncRuns, type SyncRunData } from '@mendian/shared/master-data/sync.contract.ts';
import { useCursorList, useDeskQuery } from '../../platform/desk-query.ts';

export const isUnderWay = ({ state }: SyncRunData): boolean => state === 'waiting' || state === 'running';

/** So often it is asked how a run goes on, or whether one has begun. */
const askEveryMs = 2_000;

/** Where the synchronisation stands, and its runs, kept fresh while they are looked at. */
export const useSync = () => ({
  state: useDeskQuery(getSync, {}, { everyMs: askEveryMs }),
  runs: useCursorList(listSyncRuns, {}, { everyMs: askEveryMs }),
});
