import type { SyncRunData } from '@mendian/shared/master-data/sync.contract.ts';
import { erpLists, type ErpListName } from '@mendian/shared/master-data/sync-words.ts';
import { progressOf } from './progress.ts';
import { isOver } from './sync-lease.ts';
import type { SyncRunRow } from './sync.rows.ts';

/** A run as the desk shows it. */
export const presentRun = (run: SyncRunRow, mayStop: boolean): SyncRunData => ({
  ...{ id: run.id, kind: run.kind, state: run.state, askedBy: run.asked_by },
  at: run.state === 'running' ? placeOf(run) : null,
  ...{ seen: run.seen, added: run.added, changed: run.changed, refused: run.refused, resolved: run.resolved },
  createdAt: run.created_at.toISOString(),
  endedAt: run.ended_at?.toISOString() ?? null,
  error: run.error,
  can: { stop: mayStop && !isOver(run) },
});

const placeOf = ({ progress }: SyncRunRow): ErpListName | null => erpLists.find((list) => list === progressOf(progress).step) ?? null;

/** As it was written; only these are. */
export const erpListsOf = (text: string): ErpListName => erpLists.find((list) => list === text) ?? 'stores';
