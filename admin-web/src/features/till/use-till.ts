import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listTerminalProducts } from '@mendian/shared/terminal/terminal.contract.ts';
import { getTill } from '@mendian/shared/till/till.contract.ts';
import { keptAnswer } from '../../platform/offline/kept-answers.ts';
import { useValue } from '../../platform/value-store.ts';
import { offlineQueue } from './offline/queue.ts';
import { shiftAfter } from './offline/shift-after.ts';

const freshenedMs = 30_000;
/** While nobody looks at the till, what it would need without a network is freshened so often. */
const kitFreshenedMs = 10 * 60_000;

const askTill = () => keptAnswer(getTill);
const askProducts = () => keptAnswer(listTerminalProducts);

/** The till's settings, its open shift, and how many tickets are parked in the store; with what was done here that the server does not know yet. */
export const useTill = () => {
  const till = useQuery({ queryKey: ['till'], queryFn: askTill, refetchInterval: freshenedMs });
  const { rows } = useValue(offlineQueue);
  const client = useQueryClient();
  const data = useMemo(() => {
    if (till.data === undefined) return undefined;
    const { answer, atMs } = till.data;
    return { ...answer, shift: shiftAfter({ shift: answer.shift, atMs }, rows) };
  }, [till.data, rows]);
  return { ...till, data, refresh: () => client.invalidateQueries({ queryKey: ['till'] }) };
};

/** What the store sells. `changed` counts the feed's news of it. */
export const useTillProducts = (changed: number) =>
  useQuery({ queryKey: ['till-products', changed], queryFn: askProducts, placeholderData: (before) => before });

/** Keeps at hand what the till needs without a network, also while nobody looks at it. */
export const useTillKit = (): void =>
  void useQuery({ queryKey: ['till-kit'], queryFn: () => Promise.all([askTill(), askProducts()]), refetchInterval: kitFreshenedMs });
