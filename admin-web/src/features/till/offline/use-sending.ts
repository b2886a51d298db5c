import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sendOffline } from '@mendian/shared/till/offline.contract.ts';
import { call } from '../../../platform/call.ts';
import { chance } from '../../../platform/random-text.ts';
import { reach } from '../../../platform/reach.ts';
import { session } from '../../../platform/session.ts';
import { say } from '../../../ui/notices.ts';
import { dropSoldTicket } from '../ticket/ticket-store.ts';
import type { OutcomeData } from './action-rows.ts';
import { offlineQueue, waitingOf } from './queue.ts';
import { firstWaiting } from './queue-store.ts';
import { sendWaiting } from './sender.ts';

/** Sends what waits for this store for as long as the page is open, whoever is signed in or nobody, from one tab at a time. */
export const useSending = (storeId: string): void => {
  const client = useQueryClient();
  useEffect(() => {
    void offlineQueue.open().then(() => dropSoldTicket((saleId) => offlineQueue.get().rows.some(({ id }) => id === saleId)));
    const stopping = new AbortController();
    const tell = telling(storeId);
    const loop = () =>
      sendWaiting({
        first: (limit) => firstWaiting(storeId, limit),
        send: async (actions) => (await call(sendOffline, { actions: [...actions] }, asDevice())).outcomes,
        settle: async (outcomes) => {
          await offlineQueue.settle(outcomes);
          tell(outcomes);
          void client.invalidateQueries({ queryKey: ['till'] });
        },
        rest: (ms) => restUntilWoken(ms, stopping.signal),
        isStopped: () => stopping.signal.aborted,
        random: chance,
      });
    void onlyHere(loop, stopping.signal);
    return () => stopping.abort();
  }, [storeId, client]);
};

/** The device speaks: whoever did it may be at home by now. */
const asDevice = () => {
  const { device } = session.get();
  return device === null ? {} : { token: device };
};

/** Once nothing waits any more it is said how much was sent. */
const telling = (storeId: string) => {
  let taken = 0;
  return (outcomes: readonly OutcomeData[]): void => {
    taken += outcomes.filter(({ outcome }) => outcome === 'taken').length;
    if (taken === 0 || waitingOf(offlineQueue.get(), storeId).length > 0) return;
    say(`网络已恢复，断网时记下的 ${taken} 笔都补传好了`, 'good');
    taken = 0;
  };
};

/** Over plain HTTP browsers have no locks; then two tabs may send the same, and the server takes it once all the same. */
const onlyHere = async (loop: () => Promise<void>, signal: AbortSignal): Promise<void> => {
  if (!('locks' in navigator)) return loop();
  await navigator.locks.request('mendian.offline', { signal }, loop).catch(() => undefined);
};

/** Until the time is over, something was added, the network seems to be back, or nobody wants to send any more. */
const restUntilWoken = (ms: number | null, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      off.forEach((end) => end());
      resolve();
    };
    const timer = ms === null ? undefined : setTimeout(wake, ms);
    window.addEventListener('online', wake);
    signal.addEventListener('abort', wake);
    const off = [
      offlineQueue.onAdded(() => (ms === null ? wake() : undefined)),
      reach.subscribe(() => (reach.get() === null ? wake() : undefined)),
      () => window.removeEventListener('online', wake),
      () => signal.removeEventListener('abort', wake),
    ];
    if (signal.aborted) wake();
  });
