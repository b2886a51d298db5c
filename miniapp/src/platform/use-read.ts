import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useShared } from './shared-state.ts';
import { keep, recall } from './storage.ts';
import { customerEra } from './token.ts';

type Reading<T> = {
  /** What is known: at once from the last visit, then fresh. */
  readonly data: T | null;
  readonly failure: unknown;
  /** The first answer is still awaited and nothing older is known: time for a skeleton. */
  readonly waiting: boolean;
  readonly refresh: () => Promise<void>;
  /** Puts in what another call brought, without asking again. */
  readonly put: (data: T) => void;
};

type Options = {
  /** Kept on the phone under this name; absent: for this page only. */
  keepAs?: string;
  /** Asked again when the page is shown again. */
  onShow?: boolean;
  /** Belongs to the customer: forgotten when they sign out. */
  mine?: boolean;
};

/** Reads something, shows what was kept at once and freshens it. A `null` name reads nothing. */
export const useRead = <T>(
  asked: string | null,
  read: () => Promise<T>,
  { keepAs, onShow = false, mine = false }: Options = {},
): Reading<T> => {
  const era = useShared(customerEra);
  const name = asked === null || !mine ? asked : `${asked}@${era}`;
  const [state, setState] = useState<{ name: string | null; data: T | null; failure: unknown; done: boolean }>(() => begin(name, keepAs));
  const latest = useRef({ name, read, keepAs });
  latest.current = { name, read, keepAs };

  // Answers can overtake each other: one asked for before what is shown now is dropped.
  const turns = useRef({ asked: 0, shown: 0 });
  const show = useCallback((data: T, turn: number) => {
    if (turn < turns.current.shown) return;
    turns.current.shown = turn;
    const { name: current, keepAs: kept } = latest.current;
    if (kept !== undefined) keep(`read:${kept}`, data);
    setState({ name: current, data, failure: null, done: true });
  }, []);
  const put = useCallback((data: T) => show(data, (turns.current.asked += 1)), [show]);

  const refresh = useCallback(async () => {
    const reading = latest.current.name;
    if (reading === null) return;
    const turn = (turns.current.asked += 1);
    try {
      const data = await latest.current.read();
      if (latest.current.name === reading) show(data, turn);
    } catch (failure) {
      if (latest.current.name !== reading || turn < turns.current.shown) return;
      setState((before) => (before.name === reading ? { ...before, failure, done: true } : before));
    }
  }, [show]);

  useEffect(() => {
    setState((before) => (before.name === name ? before : begin<T>(name, latest.current.keepAs)));
    void refresh();
  }, [name, refresh]);

  const shownBefore = useRef(false);
  useDidShow(() => {
    if (onShow && shownBefore.current) void refresh();
    shownBefore.current = true;
  });

  const current = state.name === name ? state : begin<T>(name, keepAs);
  return { data: current.data, failure: current.failure, waiting: current.data === null && !current.done, refresh, put };
};

const begin = <T>(name: string | null, keepAs: string | undefined) => ({
  name,
  data: keepAs === undefined ? null : recall<T>(`read:${keepAs}`),
  failure: null as unknown,
  done: false,
});
