import type { ReactNode } from 'react';
import './promise-card.css';

/** What a customer will read of something that is promised to him. */
export const PromiseCard = ({ label, children }: { label: string; children: ReactNode }) => (
  <article className="promise-card" aria-label={label}>
    {children}
  </article>
);
