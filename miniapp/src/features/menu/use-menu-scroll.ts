import { useMemo, useRef, useState } from 'react';
import { windowWidth } from '../../platform/window.ts';
import { groupAt, groupTops, type MenuGroup } from './menu-index.ts';

/** The list is still moving by itself for so long after a tap on a category. */
const settleMs = 700;

/** Ties categories and list together: a tap scrolls the list, scrolling moves the mark. */
export const useMenuScroll = (groups: readonly MenuGroup[]) => {
  const tops = useMemo(() => groupTops(groups, windowWidth() / 375), [groups]);
  const [active, setActive] = useState(0);
  const [target, setTarget] = useState('');
  const settling = useRef<ReturnType<typeof setTimeout> | null>(null);

  const choose = (index: number) => {
    setActive(index);
    setTarget(`group-${groups[index]?.id ?? ''}`);
    if (settling.current !== null) clearTimeout(settling.current);
    settling.current = setTimeout(() => {
      settling.current = null;
      setTarget('');
    }, settleMs);
  };
  const scrolled = (scrollTop: number) => {
    if (settling.current === null) setActive(groupAt(tops, scrollTop));
  };
  return { active, target, choose, scrolled };
};
