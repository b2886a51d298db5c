import type { ReactNode } from 'react';

/** Why there is nothing here, and what to do. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {children === undefined ? null : <div className="empty-more">{children}</div>}
  </div>
);
