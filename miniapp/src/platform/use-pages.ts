import { useCallback, useRef, useState } from 'react';
import { useAction } from './use-action.ts';
import { useRead } from './use-read.ts';

type Page<Item> = { items: Item[]; next: string | null };

/**
 * A list of the customer's, page by page. The first page is freshened whenever the list is shown again, and kept for the next visit
 * under `keepAs`; what follows it is thrown away when the first page ends elsewhere than before.
 */
export const usePages = <Item>(name: string, read: (after: string | undefined) => Promise<Page<Item>>, keepAs?: string) => {
  const first = useRead<Page<Item>>(name, () => read(undefined), { onShow: true, mine: true, ...(keepAs === undefined ? {} : { keepAs }) });
  const firstEnd = first.data?.next ?? null;
  const of = `${name} ${firstEnd}`;
  const current = useRef(of);
  current.current = of;
  const [followed, setFollowed] = useState<Page<Item> & { of: string }>({ of: '', items: [], next: null });
  const rest = followed.of === of ? followed : { of, items: [], next: firstEnd };

  const { run } = useAction(async () => {
    if (rest.next === null) return;
    const page = await read(rest.next);
    if (current.current === of) setFollowed({ of, items: [...rest.items, ...page.items], next: page.next });
  });
  const more = useCallback(() => void run(), [run]);
  return { ...first, items: first.data === null ? null : [...first.data.items, ...rest.items], next: rest.next, more };
};
