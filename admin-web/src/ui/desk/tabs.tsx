import type { KeyboardEvent, ReactNode } from 'react';

type Tab<Key extends string> = { key: Key; title: string; count?: number };
type TabsProps<Key extends string> = {
  label: string;
  tabs: readonly Tab<Key>[];
  value: Key;
  onChange: (key: Key) => void;
  children: ReactNode;
};

/** Parts of a page of which one is shown; the arrow keys go from one to the next. Keep `value` in the address. */
export const Tabs = <Key extends string>({ label, tabs, value, onChange, children }: TabsProps<Key>) => {
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = by === 0 ? undefined : tabs[(tabs.findIndex(({ key }) => key === value) + by + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={step}>
        {tabs.map(({ key, title, count }) => (
          <button
            key={key}
            type="button"
            role="tab"
            data-tab={key}
            aria-selected={key === value}
            tabIndex={key === value ? 0 : -1}
            onClick={() => onChange(key)}
          >
            {title}
            {count === undefined ? null : <span className="tab-count">{count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" className="tab-panel" aria-label={tabs.find(({ key }) => key === value)?.title}>
        {children}
      </div>
    </>
  );
};
