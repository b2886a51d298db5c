import type { Place } from '@mendian/shared/store/distance.ts';
import { findStores, type StoreCardData } from '@mendian/shared/store/store.contract.ts';
import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../platform/call.ts';
import { keep, recall } from '../../platform/storage.ts';

export type StoreAsk = { readonly from: Place | null; readonly city: string; readonly text: string };

type Pages = { ask: string; items: StoreCardData[]; next: string | null; state: 'waiting' | 'more' | 'done' | 'failed'; failure: unknown };

type Kept = { ask: string; items: StoreCardData[] };

const pageSize = 15;
/** So many stores of the last list are shown at once on the next visit. */
const keptMax = 5;
/** Nobody scrolls past so many; a name or a place finds the rest. */
const itemsMax = 300;

/** Stores for a place, city or name, page by page, nearest first. A new question drops answers to the old one. */
export const useStores = (ask: StoreAsk) => {
  const name = JSON.stringify(ask);
  const [pages, setPages] = useState<Pages>(() => begin(name));
  const current = useRef(name);
  current.current = name;
  const loading = useRef(false);

  const load = useCallback(async (after: string | null) => {
    const asked = current.current;
    const { from, city, text } = JSON.parse(asked) as StoreAsk;
    loading.current = true;
    try {
      const place = from === null ? {} : { latE6: from.latE6, lngE6: from.lngE6 };
      const page = await call(findStores, {
        ...place,
        ...(city ? { city } : {}),
        ...(text ? { text } : {}),
        ...(after === null ? {} : { after }),
        limit: pageSize,
      });
      if (current.current !== asked) return;
      if (after === null && text === '') keep('near-stores', { ask: asked, items: page.items.slice(0, keptMax) } satisfies Kept);
      setPages((before) => {
        const items = after === null ? page.items : [...before.items, ...page.items];
        const next = items.length >= itemsMax ? null : page.next;
        return { ask: asked, items, next, state: next === null ? 'done' : 'more', failure: null };
      });
    } catch (failure) {
      if (current.current === asked) setPages((before) => ({ ...before, ask: asked, state: 'failed', failure }));
    } finally {
      loading.current = false;
    }
  }, []);

  useEffect(() => {
    setPages(begin(name));
    void load(null);
  }, [name, load]);

  const shownBefore = useRef(false);
  useDidShow(() => {
    if (shownBefore.current && pages.items.length <= pageSize && !loading.current) void load(null);
    shownBefore.current = true;
  });

  const more = useCallback(() => {
    if (!loading.current && pages.state === 'more') void load(pages.next);
  }, [load, pages]);

  const shown = pages.ask === name ? pages : begin(name);
  return { ...shown, more, retry: () => load(shown.items.length === 0 ? null : shown.next) };
};

/** Before the answer: what was seen from the same place last time, or nothing. */
const begin = (ask: string): Pages => {
  const kept = recall<Kept>('near-stores');
  return { ask, items: kept?.ask === ask ? kept.items : [], next: null, state: 'waiting', failure: null };
};
