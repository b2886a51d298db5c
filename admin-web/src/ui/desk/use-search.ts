import { useEffect, useRef, useState } from 'react';

/** A thing that can be picked: its id, its name, and what tells it from others of that name. */
export type PickItem = { readonly value: string; readonly name: string; readonly hint?: string };

type State = 'closed' | 'looking' | 'found' | 'failed';

/** How long after the last key is looked up. */
const restMs = 250;

/** What a picker has typed and found. Only the answer to the newest text counts. */
export const useSearch = (search: (text: string) => Promise<readonly PickItem[]>) => {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [picks, setPicks] = useState<readonly PickItem[]>([]);
  const [state, setState] = useState<Exclude<State, 'closed'>>('looking');
  const newest = useRef(search);
  useEffect(() => {
    newest.current = search;
  });

  useEffect(() => {
    if (!isOpen) return;
    let wanted = true;
    setState('looking');
    const timer = setTimeout(
      () =>
        void newest.current(text.trim()).then(
          (found) => {
            if (!wanted) return;
            setPicks(found);
            setState('found');
          },
          () => {
            if (!wanted) return;
            setPicks([]);
            setState('failed');
          },
        ),
      text === '' ? 0 : restMs,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [isOpen, text]);

  return {
    text,
    picks: isOpen ? picks : [],
    state: isOpen ? state : ('closed' as const),
    open: () => setOpen(true),
    close: () => {
      setOpen(false);
      setText('');
    },
    type: (typed: string) => {
      setText(typed);
      setOpen(true);
    },
  };
};
