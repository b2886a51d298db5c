import type { ReactNode } from 'react';

type Item = readonly [term: string, value: ReactNode];

/** What a thing is, term by term; nothing shows as a dash. */
export const DescriptionList = ({ items, columns = 1 }: { items: readonly (Item | null | false)[]; columns?: 1 | 2 | 3 }) => (
  <dl className={`descriptions descriptions-${columns}`}>
    {items.map((item) =>
      item === null || item === false ? null : (
        <div key={item[0]}>
          <dt>{item[0]}</dt>
          <dd>{item[1] === null || item[1] === undefined || item[1] === '' ? '—' : item[1]}</dd>
        </div>
      ),
    )}
  </dl>
);
