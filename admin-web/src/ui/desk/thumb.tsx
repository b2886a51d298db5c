import type { ReactNode } from 'react';

/** A small picture beside a name in a table; without one, or when it does not come, its place stays. */
export const Thumb = ({ picture, children }: { picture: string; children: ReactNode }) => (
  <span className="thumb">
    <span className="thumb-place">
      {picture === '' ? null : <img src={`/pictures/${picture}-176.webp`} width={28} height={28} alt="" loading="lazy" onError={hide} />}
    </span>
    <span className="thumb-words">{children}</span>
  </span>
);

const hide = ({ currentTarget }: { currentTarget: HTMLImageElement }): void => {
  currentTarget.style.visibility = 'hidden';
};
