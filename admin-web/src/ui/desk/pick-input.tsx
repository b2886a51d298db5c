import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { PickItem, useSearch } from './use-search.ts';

type InputProps = {
  control: { id: string; onBlur: () => void };
  inputRef: RefObject<HTMLInputElement | null>;
  found: ReturnType<typeof useSearch>;
  /** What stands in it while nothing is looked up. */
  chosen?: string;
  placeholder: string;
  disabled: boolean | undefined;
  onPick: (pick: PickItem) => void;
  onErase: () => void;
};

/** The arrow keys choose, Enter picks, Esc closes; the list also answers to the pointer. */
export const PickInput = ({
  control: { onBlur, ...control },
  inputRef,
  found,
  chosen = '',
  placeholder,
  disabled,
  onPick,
  onErase,
}: InputProps) => {
  const listId = useId();
  const [at, setAt] = useState(0);
  const { text, picks, state } = found;
  const here = picks[Math.min(at, picks.length - 1)];
  const press = pressed({ found, at: Math.min(at, picks.length - 1), setAt, onPick, onErase });
  return (
    <span className="picker-box">
      <input
        {...control}
        {...{
          ref: inputRef,
          className: 'picker-input',
          value: state === 'closed' ? chosen : text,
          placeholder,
          disabled,
          autoComplete: 'off',
          maxLength: 40,
        }}
        role="combobox"
        aria-expanded={state !== 'closed'}
        aria-controls={listId}
        aria-activedescendant={state === 'closed' || here === undefined ? undefined : `${listId}-${here.value}`}
        onFocus={found.open}
        onClick={found.open}
        onBlur={() => {
          found.close();
          onBlur();
        }}
        onKeyDown={press}
        onChange={(event) => {
          setAt(0);
          found.type(event.target.value);
        }}
      />
      {state === 'closed' ? null : (
        <PickList
          id={listId}
          picks={picks}
          here={here}
          saying={sayings[state]}
          onHere={(pick) => setAt(picks.indexOf(pick))}
          onPick={onPick}
        />
      )}
    </span>
  );
};

type Keys = Pick<InputProps, 'found' | 'onPick' | 'onErase'> & { at: number; setAt: (at: number) => void };

const pressed =
  ({ found: { picks, state, text, close }, at, setAt, onPick, onErase }: Keys) =>
  (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const here = picks[at];
    if (by !== 0 && picks.length > 0) setAt((at + by + picks.length) % picks.length);
    else if (event.key === 'Enter' && state !== 'closed') {
      if (here !== undefined) onPick(here);
    } else if (event.key === 'Escape' && state !== 'closed') close();
    else if (event.key === 'Backspace' && text === '') return onErase();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

type ListProps = {
  id: string;
  picks: readonly PickItem[];
  here: PickItem | undefined;
  saying: string;
  onHere: (pick: PickItem) => void;
  onPick: (pick: PickItem) => void;
};

const PickList = ({ id, picks, here, saying, onHere, onPick }: ListProps) => {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Low in a sheet the list would open below what can be seen; further down in the list what is chosen would.
    list.current?.scrollIntoView({ block: 'nearest' });
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [picks.length, here]);
  return (
    <ul ref={list} id={id} role="listbox" className="picker-list" onPointerDown={(event) => event.preventDefault()}>
      {picks.map((pick) => (
        <li
          key={pick.value}
          id={`${id}-${pick.value}`}
          role="option"
          aria-selected={pick === here}
          onPointerMove={() => onHere(pick)}
          onClick={() => onPick(pick)}
        >
          {pick.name}
          {pick.hint === undefined ? null : <small>{pick.hint}</small>}
        </li>
      ))}
      {picks.length > 0 ? null : <li className="picker-none">{saying}</li>}
    </ul>
  );
};

const sayings = { looking: '正在查找…', found: '没有找到，请换一个词', failed: '没有取到，请再试' } as const;
