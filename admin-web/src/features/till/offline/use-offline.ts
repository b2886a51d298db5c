import { clock } from '../../../platform/clock.ts';
import { reach } from '../../../platform/reach.ts';
import { session } from '../../../platform/session.ts';
import { useValue } from '../../../platform/value-store.ts';
import { offlineQueue, waitingOf } from './queue.ts';
import { whyNotOffline } from './why-not-offline.ts';

/**
 * Whether the till works without the server: it cannot be reached, or does not yet know all that was done without it, or who stands here
 * has signed in without it. Then it sells for cash only, from what was kept.
 */
export const useOffline = (storeId: string): boolean => {
  const away = useValue(reach);
  const queue = useValue(offlineQueue);
  const { clerk } = useValue(session);
  return away !== null || clerk === null || waitingOf(queue, storeId).length > 0;
};

/** Why nothing can be sold without a network now; null: it can. `knows`: products and settings are at hand. */
export const useWhyNotOffline = (storeId: string, knows: boolean): string | null => {
  const queue = useValue(offlineQueue);
  const waiting = waitingOf(queue, storeId).length;
  return whyNotOffline({ nowMs: clock.now(), heardAtMs: reach.heardAtMs(), waiting, keeps: queue.state !== 'refused', knows });
};
