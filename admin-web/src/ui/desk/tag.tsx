import type { ReactNode } from 'react';

/** `hot`: wrong or gone; `warm`: wants looking at; `good`: as it should be; `accent`: chosen. */
export type Tone = 'plain' | 'good' | 'warm' | 'hot' | 'accent';

export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`tag tag-${tone}`}>{children}</span>
);

/** A state as a dot and its word. */
export const StatusDot = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`status status-${tone}`}>{children}</span>
);
