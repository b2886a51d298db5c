import type { ReactNode } from 'react';
import { DeskLink } from './link.tsx';

/** A page of the desk. A table directly in it takes the height that is left and scrolls within it. */
export const Page = ({ children }: { children: ReactNode }) => <main className="page">{children}</main>;

type HeadProps = {
  title: ReactNode;
  /** A sentence of figures, or what stands beside the title. */
  sentence?: ReactNode;
  actions?: ReactNode;
  /** The list that a detail belongs to. */
  back?: { to: string; title: string };
};

export const PageHead = ({ title, sentence, actions, back }: HeadProps) => (
  <header className="page-head">
    <div className="page-head-words">
      {back === undefined ? null : (
        <DeskLink className="page-back" to={back.to}>
          ← {back.title}
        </DeskLink>
      )}
      <h1>{title}</h1>
      {sentence === undefined || sentence === '' ? null : <p className="page-sentence">{sentence}</p>}
    </div>
    {actions === undefined ? null : <div className="page-actions">{actions}</div>}
  </header>
);

/** A part of a page with a heading; `actions` stand at its right. */
export const Section = ({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) => (
  <section className="section" aria-label={title}>
    <header className="section-head">
      <h2>{title}</h2>
      {actions}
    </header>
    {children}
  </section>
);

/** Something went wrong, as a sentence, with the way to try again where there is one. */
export const Problem = ({ sentence, retry }: { sentence: string; retry?: () => void }) => (
  <p className="problem" role="alert">
    <span>{sentence}</span>
    {retry === undefined ? null : (
      <button type="button" className="link" onClick={retry}>
        重试
      </button>
    )}
  </p>
);

/** The place of what is being fetched for the first time; `rows` of 36 px. */
export const Skeleton = ({ rows = 6 }: { rows?: number }) => (
  <div className="skeleton" aria-label="正在取数据" style={{ minHeight: rows * 36 }} />
);
